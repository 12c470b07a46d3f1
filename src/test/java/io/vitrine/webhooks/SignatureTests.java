package io.vitrine.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.shared.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureTests {

    private static final Path DOCUMENT = Path.of("docs/webhooks.md");
    private static final Pattern SCRIPT = Pattern.compile("```sh\n(secret=.*?)```", Pattern.DOTALL);
    private static final String BODY = "{\"type\":\"order.paid\",\"data\":{\"title\":\"백자 \\\"달\\\"\"}}";

    /** The example of the reference implementations. */
    @Test
    void ofIsWhatStandardWebhooksSays() {
        Secret secret = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(Signature.of(
                        List.of(secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void newSecretIsLongAndNeverTheSame() {
        String secret = Signature.newSecret().reveal();
        assertThat(secret)
                .startsWith("whsec_")
                .isNotEqualTo(Signature.newSecret().reveal());
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    }

    /** What docs/webhooks.md tells people to run is run. */
    @Test
    void documentedScriptTellsTheSignature(@TempDir Path folder) throws IOException, InterruptedException {
        Matcher script = SCRIPT.matcher(Files.readString(DOCUMENT));
        assertThat(script.find()).as("a script in " + DOCUMENT).isTrue();
        Secret secret = Signature.newSecret();
        Files.writeString(folder.resolve("body.json"), BODY);
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        script.group(1)
                                .replaceFirst(
                                        "secret=\\S+", Matcher.quoteReplacement("secret='" + secret.reveal() + "'"))
                                .replaceFirst("id=\\S+", "id=msg_abc")
                                .replaceFirst("timestamp=\\S+", "timestamp=1700000000"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(told).isZero();
        assertThat(told.strip()).isEqualTo(Signature.of(List.of(secret), "msg_abc", 1_700_000_000, BODY));
    }
}
