package io.vitrine.accounts.mail;

import io.vitrine.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mail.
 *
 * @param host the mail server; empty if no mail is sent here
 * @param port where it listens
 * @param encryption how the connection to it is protected
 * @param username who sends; empty to send without signing in
 * @param password of that user; empty to read it from the file
 * @param passwordFile holds the password on one line; null if there is none
 * @param from the address that mails come from
 * @param site where people reach this installation, such as {@code https://shop.example}: links in mails begin with it,
 *     and never with the host that a request names
 */
@ConfigurationProperties("vitrine.mail")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("STARTTLS") Encryption encryption,
        @DefaultValue("") String username,
        @DefaultValue("") Secret password,
        @Nullable Path passwordFile,
        @DefaultValue("") String from,
        @DefaultValue("") String site) {

    MailSettings {
        site = site.endsWith("/") ? site.substring(0, site.length() - 1) : site;
        if (!site.isEmpty() && !isSite(site)) {
            throw new IllegalArgumentException(
                    "VITRINE_SITE has to be an address such as https://shop.example, and \"" + site + "\" is none");
        }
        if (!host.isEmpty() && site.isEmpty()) {
            throw new IllegalArgumentException("Mails are to be sent by " + host
                    + ", and their links need an address: set VITRINE_SITE, for example to https://shop.example");
        }
        if (!host.isEmpty() && !from.contains("@")) {
            throw new IllegalArgumentException("Mails are to be sent by " + host
                    + ", and need a sender: set VITRINE_MAIL_FROM, for example to shop@shop.example");
        }
    }

    boolean isComplete() {
        return !host.isEmpty();
    }

    Secret secret() {
        Path file = passwordFile;
        if (!password.reveal().isEmpty() || file == null || file.toString().isEmpty()) {
            return password;
        }
        try {
            return Secret.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The password of the mail server cannot be read from " + file, e);
        }
    }

    private static boolean isSite(String site) {
        try {
            URI address = URI.create(site);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawPath().isEmpty()
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** How the connection to the mail server is protected. */
    enum Encryption {
        /** Not at all: for a server on the same machine. */
        NONE,
        /** From the second command on, or no mail is sent. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }
}
