package io.vitrine.accounts.mail;

import io.vitrine.accounts.mail.MailSettings.Encryption;
import io.vitrine.accounts.mail.MailText.Written;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands mails to the mail server.
 *
 * <p>Spring would make its own sender, but decides that at build time, when the settings are not known.
 */
@Component
class MailServer {

    private static final String PATIENCE_MILLIS = "10000";

    private final MailSettings settings;

    MailServer(MailSettings settings) {
        this.settings = settings;
    }

    /** @param id the same for every attempt, so that whoever gets a mail twice can see that it is one */
    void send(UUID id, MailTo to, Written written) throws Refused {
        try {
            JavaMailSenderImpl sender = sender();
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(new InternetAddress(settings.from(), "Vitrine", StandardCharsets.UTF_8.name()));
            helper.setTo(new InternetAddress(to.address(), to.name(), StandardCharsets.UTF_8.name()));
            helper.setSubject(written.subject());
            helper.setText(written.text(), written.html());
            message.setHeader(
                    "Message-ID",
                    "<" + id + settings.from().substring(settings.from().indexOf('@')) + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
            sender.send(message);
        } catch (MailException | MessagingException | java.io.IOException e) {
            Throwable cause = causeOf(e);
            throw new Refused(String.valueOf(cause.getMessage()), isRecipientRefused(cause), e);
        }
    }

    private JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = sender.getJavaMailProperties();
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        boolean starts = settings.encryption() == Encryption.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starts));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starts));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.encryption() == Encryption.TLS));
        if (!settings.username().isEmpty()) {
            properties.put("mail.smtp.auth", "true");
            sender.setUsername(settings.username());
            sender.setPassword(settings.secret().reveal());
        }
        return sender;
    }

    private static Throwable causeOf(Exception e) {
        if (e instanceof MailSendException failed && failed.getMessageExceptions().length > 0) {
            return failed.getMessageExceptions()[0];
        }
        return e;
    }

    /** Refused for good, and not only for now. */
    private static boolean isRecipientRefused(Throwable cause) {
        Address @Nullable [] invalid =
                cause instanceof SendFailedException failed ? failed.getInvalidAddresses() : null;
        return invalid != null && invalid.length > 0;
    }

    /** Tells that a mail could not be sent. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean forGood;

        Refused(String message, boolean forGood, Throwable cause) {
            super(message, cause);
            this.forGood = forGood;
        }

        boolean isForGood() {
            return forGood;
        }
    }
}
