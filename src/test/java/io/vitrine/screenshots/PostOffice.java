package io.vitrine.screenshots;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;

/** Takes the demo's mails, and reads the links in them. */
final class PostOffice implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("http://[^/\\s]+(/\\S+)");

    private final GreenMail server;

    PostOffice(int port) {
        // It would tell of each mailbox it makes.
        ((Logger) LoggerFactory.getLogger("com.icegreen")).setLevel(Level.WARN);
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
    }

    /** The path of the first link in the newest mail to this address, as soon as there is one of this kind. */
    String linkTo(String recipient, String kind) {
        return Awaitility.await("a mail with /" + kind + "/ to " + recipient)
                .atMost(Duration.ofSeconds(40))
                .until(() -> newest(recipient), link -> link.startsWith("/" + kind + "/"));
    }

    private String newest(String recipient) {
        List<String> links = Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, recipient))
                .map(PostOffice::link)
                .toList();
        return links.isEmpty() ? "" : links.get(links.size() - 1);
    }

    private static boolean isTo(MimeMessage mail, String recipient) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().contains(recipient);
        } catch (MessagingException e) {
            throw new IllegalStateException(GreenMailUtil.getWholeMessage(mail), e);
        }
    }

    private static String link(MimeMessage mail) {
        try {
            Object content = mail.getContent();
            while (content instanceof jakarta.mail.Multipart parts) {
                content = parts.getBodyPart(0).getContent();
            }
            Matcher link = LINK.matcher(content.toString());
            return link.find() ? link.group(1) : "";
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(GreenMailUtil.getWholeMessage(mail), e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
