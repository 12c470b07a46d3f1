package io.vitrine.nodes;

import io.vitrine.process.ProgramResult;
import io.vitrine.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of localhost's own, made by the JDK's keytool. */
final class SelfSigned {

    private static final char[] PASSWORD = "for this test".toCharArray();
    private static final String ALIAS = "shop";

    private final KeyStore keys;

    private SelfSigned(KeyStore keys) {
        this.keys = keys;
    }

    static SelfSigned make(Programs programs, Path file) {
        ProgramResult made = programs.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-validity",
                        "2",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)),
                Duration.ofSeconds(30));
        if (!made.succeeded()) {
            throw new IllegalStateException(made.errors());
        }
        try {
            return new SelfSigned(KeyStore.getInstance(file.toFile(), PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Certificate certificate() throws GeneralSecurityException {
        return keys.getCertificate(ALIAS);
    }

    /** Writes both as PEM. */
    void write(Path chain, Path key) throws IOException, GeneralSecurityException {
        pem(key, "PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded());
        pem(chain, "CERTIFICATE", certificate().getEncoded());
    }

    private static void pem(Path file, String kind, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    /** A browser that trusts this one. */
    SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, certificate());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
