package io.vitrine.playbackkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.vitrine.accounts.AuditLog;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Kind;
import io.vitrine.broadcasts.PlaybackPolicy;
import io.vitrine.broadcasts.ShowPlan;
import io.vitrine.broadcasts.Visibility;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.support.ShopProgram;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Registers keys in the studio, and sends players with what their programs have signed. */
@PageTest
class PlaybackKeyTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    PlaybackKeys keys;

    @Autowired
    AuditLog audit;

    @Autowired
    Clock clock;

    private final ShopProgram program = new ShopProgram();
    private Person seller = Person.newSeller();
    private String kid = "";

    @BeforeEach
    void registerAKey() {
        seller = Person.newSeller();
        kid = keys.add(seller.shop(), "Shop server", program.publicKey()).id().value();
    }

    @Test
    void keyWhenRegisteredIsListedWithItsNameInTokensAndNotedAndRemovedOnce() {
        Person other = Person.newSeller();
        assertThat(mvc.post()
                        .uri("/studio/playback-keys")
                        .param("name", "Second")
                        .param("pem", new ShopProgram().publicKey())
                        .with(seller.signedIn())
                        .with(csrf()))
                .hasRedirectedUrl("/studio/playback-keys");
        assertThat(page(seller)).hasStatusOk().bodyText().contains("Shop server", "Second", kid);
        assertThat(page(other)).hasStatusOk().bodyText().doesNotContain("Shop server", kid);
        assertThat(audit.latest(20)).anyMatch(entry -> entry.action().equals("playback-key.added"));

        String remove = "/studio/playback-keys/" + kid + "/remove";
        assertThat(mvc.post().uri(remove).with(other.signedIn()).with(csrf())).hasStatus3xxRedirection();
        assertThat(page(seller)).bodyText().contains(kid);
        assertThat(mvc.post().uri(remove).with(seller.signedIn()).with(csrf())).hasStatus3xxRedirection();
        assertThat(page(seller)).bodyText().doesNotContain(kid);
        assertThat(audit.latest(20))
                .anyMatch(entry -> entry.action().equals("playback-key.removed")
                        && entry.entity().equals(kid));
    }

    @Test
    void keyWhenItIsNoneOfThatKindIsRefusedWithASentenceAndAPrivateOneIsNotSentBack() throws Exception {
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put(
                "-----BEGIN EC PRIVATE KEY-----\nsecretsecret\n-----END EC PRIVATE KEY-----", "This is a private key");
        refused.put("nonsense", "no public key on the curve P-256");
        refused.put(pem(generated("EC", new ECGenParameterSpec("secp384r1"))), "no public key on the curve P-256");
        refused.put(pem(generated("RSA", null)), "no public key on the curve P-256");
        refused.put(program.publicKey(), "registered already");
        for (Map.Entry<String, String> one : refused.entrySet()) {
            assertThat(mvc.post()
                            .uri("/studio/playback-keys")
                            .param("name", "Server")
                            .param("pem", one.getKey())
                            .with(seller.signedIn())
                            .with(csrf()))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains(one.getValue())
                    .doesNotContain("secretsecret");
        }
        assertThatThrownBy(() -> keys.add(seller.shop(), " ", new ShopProgram().publicKey()))
                .isInstanceOf(PlaybackKeyException.class);
    }

    @Test
    void playerWithATokenOfTheShopIsSentToTheShowAlsoIfThatHasAPasscode() {
        ChannelView channel = stage.channel(seller);
        BroadcastView live = guarded(channel, Visibility.PRIVATE);
        assertThat(live.listing().isGuarded()).isTrue();
        for (String audience :
                new String[] {live.publicId().value(), channel.publicId().value()}) {
            Instant until = inAnHour();
            MvcTestResult sent = play(live.publicId().value(), program.token(kid, audience, until));
            assertThat(sent).hasStatus(HttpStatus.FOUND).headers().hasValue("Access-Control-Allow-Origin", "*");
            assertThat(sent.getResponse().getHeader("Location"))
                    .startsWith("/hls/" + live.mediaId() + "/" + until.getEpochSecond() + "-"
                            + live.listing().epoch())
                    .endsWith("/main.m3u8");
        }
        assertThat(play(
                        channel.publicId().value(),
                        program.token(kid, channel.publicId().value(), inAnHour())))
                .hasStatus(HttpStatus.FOUND);
    }

    @Test
    void tokenWhenItLetsNobodyInSaysWhyAndNothingOfItself() throws Exception {
        BroadcastView live = guarded(stage.channel(seller), Visibility.PUBLIC);
        String show = live.publicId().value();
        Person stranger = Person.newSeller();
        ShopProgram theirs = new ShopProgram();
        String theirKid =
                keys.add(stranger.shop(), "Theirs", theirs.publicKey()).id().value();
        JWTClaimsSet good = new JWTClaimsSet.Builder()
                .audience(show)
                .expirationTime(Date.from(inAnHour()))
                .build();
        SignedJWT hmac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), good);
        hmac.sign(new MACSigner(program.publicKey().getBytes(StandardCharsets.UTF_8)));
        String signed = program.token(kid, show, inAnHour());
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("", "needs a token");
        refused.put("nonsense", "no JWT that is signed with ES256");
        refused.put("x".repeat(5000), "no JWT that is signed with ES256");
        refused.put(new PlainJWT(good).serialize(), "no JWT that is signed with ES256");
        refused.put(hmac.serialize(), "no JWT that is signed with ES256");
        refused.put(theirs.token(theirKid, show, inAnHour()), "not signed with a playback key of this shop");
        refused.put(theirs.token(kid, show, inAnHour()), "not signed with a playback key of this shop");
        refused.put(program.token("none", show, inAnHour()), "not signed with a playback key of this shop");
        refused.put(
                signed.substring(0, signed.length() - 8) + "AAAAAAAA", "not signed with a playback key of this shop");
        refused.put(program.token(kid, "another", inAnHour()), "for another show");
        refused.put(program.token(kid, show, clock.instant().minusSeconds(1)), "has expired");
        refused.put(
                program.signed(kid, new JWTClaimsSet.Builder().audience(show).build()), "no exp");
        refused.put(
                program.signed(
                        kid,
                        new JWTClaimsSet.Builder(good)
                                .notBeforeTime(Date.from(clock.instant().plusSeconds(600)))
                                .build()),
                "not good yet");
        for (Map.Entry<String, String> one : refused.entrySet()) {
            MvcTestResult answer = play(show, one.getKey());
            assertThat(answer).as(one.getValue()).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(answer).bodyText().contains(one.getValue());
            assertThat(answer).headers().hasValue("Cache-Control", "no-store");
        }

        broadcasts.end(live.id());
        assertThat(play(show, signed))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("not on air");
        assertThat(play("nobody", signed)).hasStatus(HttpStatus.NOT_FOUND);
    }

    private BroadcastView guarded(ChannelView channel, Visibility visibility) {
        BroadcastView live = stage.live(channel);
        broadcasts.replan(
                live.id(), new ShowPlan("Kiln", null, null, Kind.LIVE, visibility, PlaybackPolicy.SIGNED_IN, null));
        return Objects.requireNonNull(stage.now(live.id()));
    }

    private Instant inAnHour() {
        return clock.instant().plus(Duration.ofHours(1));
    }

    private MvcTestResult play(String id, String token) {
        return mvc.get().uri("/play/{id}.m3u8?token={token}", id, token).exchange();
    }

    private MvcTestResult page(Person who) {
        return mvc.get().uri("/studio/playback-keys").with(who.signedIn()).exchange();
    }

    private static byte[] generated(String algorithm, @org.jspecify.annotations.Nullable ECGenParameterSpec curve)
            throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (curve != null) {
            generator.initialize(curve);
        }
        return generator.generateKeyPair().getPublic().getEncoded();
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
