package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import io.vitrine.pages.MailTest;
import io.vitrine.shared.Secret;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reads in the owner's mail what was done to the second factor of an account. */
class TwoFactorLetterTests extends MailTest {

    private static final Secret KEY = Secret.of("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");

    @Autowired
    Registration registration;

    @Autowired
    People people;

    @Autowired
    TwoFactor factors;

    @Test
    void ownerWhenTheSecondFactorIsTurnedOnUsedWithARecoveryCodeAndTurnedOffReadsSo() throws Exception {
        String email = "owner-" + UUID.randomUUID() + "@example.com";
        registration.register(email, "Mina", Secret.of("a quiet harbour 7"), Locale.ENGLISH, email);
        AccountId owner = people.search(email, 1).get(0).id();
        mailTo(email, 1);

        String code = new DefaultCodeGenerator()
                .generate(KEY.reveal(), clock.instant().getEpochSecond() / 30);
        List<Secret> codes = factors.turnOn(owner, KEY, code).orElseThrow();
        MimeMessage on = mailTo(email, 2);
        assertThat(on.getSubject()).isEqualTo("Two-factor sign-in is on");
        assertThat(text(on)).contains(SITE + "/account").doesNotContain(KEY.reveal(), code);

        assertThat(factors.take(owner, codes.get(0))).isTrue();
        MimeMessage used = mailTo(email, 3);
        assertThat(used.getSubject()).isEqualTo("A recovery code of your account was used");
        assertThat(text(used))
                .contains("9 recovery codes")
                .doesNotContain(codes.get(0).reveal());

        assertThat(factors.turnOff(owner, "by the owner")).isTrue();
        assertThat(mailTo(email, 4).getSubject()).isEqualTo("Two-factor sign-in is off");
        assertThat(factors.turnOff(owner, "by the owner")).isFalse();
        assertThat(mailsTo(email)).hasSize(4);
    }
}
