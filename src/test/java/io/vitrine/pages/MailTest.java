package io.vitrine.pages;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.vitrine.MutableClock;
import io.vitrine.support.Ports;
import io.vitrine.support.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Runs the pages with a mail server, which such tests share, and with a clock that they move. */
@PageTest
@Import(MailTest.Time.class)
public abstract class MailTest {

    protected static final String SITE = "https://shop.example";

    private static final Pattern LINK = Pattern.compile(SITE + "(/\\S+)");

    protected static final GreenMail SERVER = new GreenMail(new ServerSetup(Ports.free(), "127.0.0.1", "smtp"))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    @Autowired
    protected MockMvcTester mvc;

    @Autowired
    protected MutableClock clock;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> TestDatabase.url("mail"));
        properties.add("vitrine.mail.host", () -> "127.0.0.1");
        properties.add("vitrine.mail.port", MailTest::port);
        properties.add("vitrine.mail.encryption", () -> "NONE");
        properties.add("vitrine.mail.from", () -> "shop@shop.example");
        properties.add("vitrine.mail.site", () -> SITE);
    }

    private static int port() {
        start();
        return SERVER.getSmtp().getPort();
    }

    @BeforeAll
    static void start() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
    }

    @AfterEach
    void startAgain() {
        start();
    }

    /** A network of its own, so that limits on networks do not join tests. */
    protected static RequestPostProcessor fromElsewhere() {
        int number = ThreadLocalRandom.current().nextInt(1 << 24);
        String address = "10." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255);
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    protected static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    /** The n-th mail to the address, from 1 on, as soon as it is there. */
    protected static MimeMessage mailTo(String address, int number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> mailsTo(address).size() >= number);
        return mailsTo(address).get(number - 1);
    }

    protected static String text(MimeMessage mail) throws Exception {
        return body(mail, 0);
    }

    protected static String html(MimeMessage mail) throws Exception {
        return body(mail, 1);
    }

    /** The path of the first link. */
    protected static String linkIn(MimeMessage mail) throws Exception {
        Matcher link = LINK.matcher(text(mail));
        if (!link.find()) {
            throw new AssertionError("There is no link in: " + text(mail));
        }
        return link.group(1);
    }

    private static String body(MimeMessage mail, int part) throws Exception {
        Object content = mail.getContent();
        while (content instanceof jakarta.mail.Multipart parts) {
            content = parts.getBodyPart(Math.min(part, parts.getCount() - 1)).getContent();
        }
        return content.toString().replace("\r\n", "\n");
    }

    /** Pages ask for the clock by this name. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean("clock")
        @Primary
        MutableClock clock() {
            return new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
        }
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .map(each -> ((jakarta.mail.internet.InternetAddress) each).getAddress())
                    .anyMatch(address::equals);
        } catch (MessagingException e) {
            throw new IllegalStateException(GreenMailUtil.getWholeMessage(mail), e);
        }
    }
}
