package io.vitrine.accounts.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vitrine.accounts.mail.MailServer.Refused;
import io.vitrine.accounts.mail.MailSettings.Encryption;
import io.vitrine.accounts.mail.MailText.Written;
import io.vitrine.shared.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail server refuses, and what is never given to one. */
class MailServerTests {

    private static final MailTo MINA = new MailTo("mina@example.com", "Mina");
    private static final Written LETTER = new Written("Hello", "Text", "<p>Text</p>");

    @ParameterizedTest
    @CsvSource({"550 5.1.1 No such user, true", "450 4.2.0 Try again later, false"})
    void sendWhenRecipientIsRefusedTellsWhetherForGood(String answer, boolean forGood) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> talk = CompletableFuture.runAsync(() -> refuse(server, answer));
            Refused refused = catchThrowableOfType(
                    Refused.class,
                    () -> server(server.getLocalPort(), Encryption.NONE).send(UUID.randomUUID(), MINA, LETTER));

            assertThat(refused.isForGood()).isEqualTo(forGood);
            talk.join();
        }
    }

    @Test
    void sendWhenServerOffersNoEncryptionSendsNothing() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> talk = CompletableFuture.runAsync(() -> refuse(server, "250 Ok"));
            Refused refused = catchThrowableOfType(
                    Refused.class,
                    () -> server(server.getLocalPort(), Encryption.STARTTLS).send(UUID.randomUUID(), MINA, LETTER));

            assertThat(refused.isForGood()).isFalse();
            assertThat(refused).hasMessageContaining("STARTTLS");
            talk.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mina@example.com\r\nBcc: all@example.com", "mina", "", "mina@example.com\n"})
    void addressWhenItIsMoreThanOneLineIsRefused(String address) {
        assertThatThrownBy(() -> new MailTo(address, "Mina")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mina\r\nBcc: all@example.com", "", "Mi\u0000na"})
    void nameWhenItIsMoreThanOneLineIsRefused(String name) {
        assertThatThrownBy(() -> new MailTo("mina@example.com", name)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MailServer server(int port, Encryption encryption) {
        return new MailServer(new MailSettings(
                "127.0.0.1", port, encryption, "", Secret.of(""), null, "shop@shop.example", "https://shop.example"));
    }

    /** Speaks as much SMTP as it takes to refuse a recipient. */
    private static void refuse(ServerSocket server, String answer) {
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 mail.example");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = Objects.requireNonNull(line).split(" ", 2)[0];
                say(client, command.equals("RCPT") ? answer : command.equals("QUIT") ? "221 Bye" : "250 Ok");
            }
        } catch (IOException gone) {
            // The client has heard enough.
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
