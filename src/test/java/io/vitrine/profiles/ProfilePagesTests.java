package io.vitrine.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.AuditLog;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.profiles.Encoders.Finding;
import io.vitrine.profiles.Measurements.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Makes profiles in the console, has them measured, and chooses them in the studio; FFmpeg is the real one. */
@PageTest
class ProfilePagesTests {

    private static final String SMALL = "&rungs[0].height=240&rungs[0].kbps=300&rungs[0].frameRate=15"
            + "&rungs[0].preset=X264_ULTRAFAST&rungs[0].audioKbps=64";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Profiles profiles;

    @Autowired
    Encoders encoders;

    @Autowired
    Measurements measurements;

    @Autowired
    Costs costs;

    @Autowired
    AuditLog audit;

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient jdbc;

    @Test
    void profileWhenItIsChangedGivesAnotherVersionToTheNextShow() {
        assertThat(profiles.standard().renditions()).isEqualTo("720p, 480p, 360p");
        ChannelView channel = stage.channel(Person.newSeller());
        assertThat(profiles.begin(show(), channel.id()).name()).isEqualTo("Standard");

        assertThat(post("/console/profiles?name=Evening&seen=0" + SMALL)).hasRedirectedUrl("/console/profiles");
        ProfileView made = named("Evening");
        profiles.choose(channel.id(), made.id());
        BroadcastId begun = show();
        assertThat(profiles.begin(begun, channel.id()).rungs())
                .containsExactly(new Rung(240, 15, 300, Preset.X264_ULTRAFAST, 64));

        String taller = SMALL + "&rungs[1].height=480&rungs[1].kbps=900&rungs[1].frameRate=0"
                + "&rungs[1].preset=X264_VERYFAST&rungs[1].audioKbps=0";
        assertThat(post("/console/profiles/" + made.id() + "?name=Evenings&seen=1" + taller))
                .hasRedirectedUrl("/console/profiles");
        assertThat(named("Evenings").renditions()).isEqualTo("480p, 240p15");
        assertThat(profiles.begin(begun, channel.id()).number()).isEqualTo(1);
        assertThat(profiles.begin(show(), channel.id()).number()).isEqualTo(2);
        assertThat(profiles.versions(made.id()))
                .extracting(ProfileVersion::number)
                .containsExactly(2, 1);
        assertThat(audit.latest(20))
                .anyMatch(entry -> entry.action().equals("profile.changed")
                        && String.valueOf(entry.before()).equals("240p15 300 kbit/s X264_ULTRAFAST audio 64")
                        && String.valueOf(entry.after()).startsWith("480p 900 kbit/s"));

        // Somebody else was quicker: what was typed stays.
        assertThat(post("/console/profiles/" + made.id() + "?name=Mine&seen=1" + SMALL))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Somebody else has saved version 2", "value=\"Mine\"");
        assertThat(get("/console/profiles/" + made.id())).bodyText().contains("Version 2", "Version 1");
    }

    @Test
    void draftWhenItCannotBeSaysWhereAndLosesNothing() {
        for (String[] one : new String[][] {
            {"rungs[0].height=241", "rungs[0].height-error", "241"},
            {"rungs[0].height=240;reboot", "rungs[0].height-error", "240;reboot"},
            {"rungs[0].kbps=9", "rungs[0].kbps-error", "9"},
            {"rungs[0].frameRate=29", "rungs[0].frameRate-error", ""},
            {"rungs[0].preset=libx264 -y /etc/passwd", "rungs[0].preset-error", ""},
            {"rungs[0].audioKbps=1", "rungs[0].audioKbps-error", ""},
            {"name= ", "name-error", ""},
            {"name=STANDARD", "name-error", "STANDARD"}
        }) {
            String field = one[0].substring(0, one[0].indexOf('='));
            String fields = ("name=Tidy" + SMALL)
                    .replaceFirst(Pattern.quote(field) + "=[^&]*", Matcher.quoteReplacement(one[0]));
            assertThat(post("/console/profiles?" + fields))
                    .as(one[0])
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("id=\"" + one[1] + "\"", one[2]);
        }
        assertThat(post("/console/profiles?name=Two" + SMALL + SMALL.replace("[0]", "[1]")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("two renditions 240p15");
        assertThat(post("/console/profiles?name=None")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/console/profiles?name=More&add=true" + SMALL))
                .bodyText()
                .contains("name=\"rungs[1].height\"", "value=\"More\"", "value=\"240\"");
        assertThat(post("/console/profiles?name=Less&remove=0" + SMALL))
                .bodyText()
                .contains("There is none yet")
                .doesNotContain("rungs[0]");
        assertThat(profiles.all()).extracting(ProfileView::name).doesNotContain("Tidy", "Two", "None", "More", "Less");
    }

    @Test
    void encoderWhenFfmpegListsItAndItMakesNoPictureIsNotOffered() {
        List<Finding> findings = encoders.findings();
        assertThat(findings).filteredOn(one -> one.encoder() == Encoder.X264).allMatch(Finding::works);
        // FFmpeg of the distribution has it; no machine of ours has such graphics.
        assertThat(findings)
                .filteredOn(one -> one.encoder() == Encoder.NVENC)
                .singleElement()
                .satisfies(nvenc -> {
                    assertThat(nvenc.listed()).isTrue();
                    assertThat(nvenc.works()).isFalse();
                    assertThat(nvenc.reason()).isNotBlank().doesNotContain("@ 0x");
                });
        assertThat(get("/console/profiles/new"))
                .bodyText()
                .contains("X264_VERYFAST")
                .doesNotContain("NVENC_P4");
        assertThat(get("/console/profiles"))
                .bodyText()
                .containsPattern("data-encoder=\"NVENC\" data-works=\"false\"")
                .contains("could not make a picture");
        assertThat(post("/console/profiles?name=Graphics" + SMALL.replace("X264_ULTRAFAST", "NVENC_P4")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("NVENC does not work on this machine", "NVENC_P4");
        Rung graphics = new Rung(720, 30, 1800, Preset.NVENC_P4, 0);
        assertThat(encoders.workable(List.of(graphics)))
                .containsExactly(new Rung(720, 30, 1800, Preset.X264_VERYFAST, 0));
        assertThat(post("/console/profiles/encoders")).hasRedirectedUrl("/console/profiles");
        assertThat(encoders.findings()).isEqualTo(findings);
    }

    @Test
    void profileWhenItIsMeasuredTellsWhatItTakesOfThisMachine() {
        assertThat(post("/console/profiles?name=Measured" + SMALL)).hasRedirectedUrl("/console/profiles");
        ProfileView profile = named("Measured");
        assertThat(costs.cores(profile.rungs())).isEmpty();
        assertThat(post("/console/profiles/" + profile.id() + "/measurements")).hasRedirectedUrl("/console/profiles");
        // One at a time: FFmpeg makes its picture for some seconds yet.
        assertThatThrownBy(() -> measurements.begin(profiles.standard().id()))
                .isInstanceOfSatisfying(
                        ProfileException.class, e -> assertThat(e.code()).isEqualTo("profiles.measuring"));
        assertThat(get("/console/profiles/measurement")).bodyText().contains("Measured", "<progress");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> measurements.last().filter(Measurement::over).isPresent());
        assertThat(measurements.last().orElseThrow().failure()).isNull();
        OptionalDouble cores = costs.cores(profile.rungs());
        assertThat(cores).isPresent();
        assertThat(cores.getAsDouble()).isBetween(0.01, 2.0);
        assertThat(get("/console/profiles"))
                .bodyText()
                .containsPattern("data-rung=\"240p15\"[\\s\\S]*?data-cost>\\d+ %<")
                .contains("With decoding");
        assertThat(get("/console/profiles/measurement")).hasHeader("HX-Refresh", "true");
        // What a machine with other processors has measured says nothing of this one.
        assertThat(new StoredCosts(jdbc, 1000).cores(profile.rungs())).isEmpty();
    }

    @Test
    void profileWhenRetiredIsOfferedToWhoHasItOnly() {
        Person seller = Person.newSeller();
        ChannelView channel = stage.channel(seller);
        post("/console/profiles?name=Old" + SMALL);
        ProfileView old = named("Old");
        assertThat(save(seller, channel, old.id().toString())).hasStatus(HttpStatus.FOUND);
        assertThat(profiles.chosen(channel.id())).contains(old.id());
        assertThat(post("/console/profiles/" + old.id() + "/retired?retired=true"))
                .hasRedirectedUrl("/console/profiles");
        assertThat(studio(seller, channel)).bodyText().containsPattern("value=\"" + old.id() + "\" selected");
        // It keeps it, and may be saved with it.
        assertThat(save(seller, channel, old.id().toString())).hasStatus(HttpStatus.FOUND);
        assertThat(save(seller, stage.channel(seller), old.id().toString()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("no longer offered");
        assertThat(save(seller, channel, "rm -rf")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(save(seller, channel, "source")).hasStatus(HttpStatus.FOUND);
        assertThat(profiles.chosen(channel.id())).isEmpty();
        assertThat(studio(seller, channel)).bodyText().doesNotContain(old.id().toString());

        assertThatThrownBy(() -> profiles.makeDefault(old.id())).isInstanceOf(ProfileException.class);
        ProfileView standard = profiles.standard();
        assertThatThrownBy(() -> profiles.retire(standard.id(), true)).isInstanceOf(ProfileException.class);
        profiles.retire(old.id(), false);
        assertThat(post("/console/profiles/" + old.id() + "/default")).hasRedirectedUrl("/console/profiles");
        assertThat(profiles.begin(show(), channel.id()).name()).isEqualTo("Old");
        profiles.makeDefault(standard.id());
        assertThat(mvc.get().uri("/console/profiles").with(seller.signedIn())).hasStatus(HttpStatus.FORBIDDEN);
    }

    private static BroadcastId show() {
        return new BroadcastId(UUID.randomUUID());
    }

    private ProfileView named(String name) {
        return profiles.all().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult save(Person seller, ChannelView channel, String profile) {
        return mvc.post()
                .uri("/studio/channels/" + channel.publicId() + "/settings")
                .param("name", channel.name())
                .param("profile", profile)
                .param("reconnectMinutes", "2")
                .with(seller.signedIn())
                .with(csrf())
                .exchange();
    }

    private MvcTestResult studio(Person seller, ChannelView channel) {
        return mvc.get()
                .uri("/studio/channels/" + channel.publicId())
                .with(seller.signedIn())
                .exchange();
    }

    private MvcTestResult post(String address) {
        int query = address.indexOf('?');
        var request = mvc.post()
                .uri(query < 0 ? address : address.substring(0, query))
                .with(Person.administrator().signedIn())
                .with(csrf());
        if (query >= 0) {
            for (String field : address.substring(query + 1).split("&", -1)) {
                int equals = field.indexOf('=');
                request = request.param(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return request.exchange();
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(Person.administrator().signedIn()).exchange();
    }
}
