package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.AuditLog.Entry;
import io.vitrine.accounts.AuditLog.Line;
import io.vitrine.accounts.AuditLog.Question;
import io.vitrine.shared.Secret;
import io.vitrine.support.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Notes and looks for actions in PostgreSQL, which refuses to change or remove any. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
@DirtiesContext
class AuditLogTests {

    private static final Path DATA = DataFolder.create();
    private static final EmbeddedPostgres POSTGRES = Postgres.start();
    private static final Pattern CHANGING = Pattern.compile(
            "(update|delete\\s+from|truncate(\\s+table)?|merge\\s+into)\\s+audit_log", Pattern.CASE_INSENSITIVE);

    @Autowired
    AuditLog audit;

    @Autowired
    Accounts accounts;

    @Autowired
    AuditGuard guard;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        Postgres.use(POSTGRES, properties);
    }

    @Test
    void searchFindsByTextAreaAndTimeAndTellsWhatChanged() {
        UUID channel = UUID.randomUUID();
        Instant begin = clock.instant();
        audit.change("channel.banned", channel, "100% fake_knives", "not banned", "banned until lifted: KNIVES");
        clock.advance(Duration.ofHours(1));
        Instant later = clock.instant();
        audit.note("chat.lift", channel, "sanction");

        assertThat(found(new Question(channel.toString(), "", "", null, null)))
                .extracting(Entry::action)
                .containsExactly("chat.lift", "channel.banned");
        assertThat(found(new Question("lifted: knives", "", "channel", begin, later)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.before()).isEqualTo("not banned");
                    assertThat(entry.after()).isEqualTo("banned until lifted: KNIVES");
                    assertThat(entry.at()).isEqualTo(begin);
                    assertThat(entry.actor()).isNull();
                });
        assertThat(found(new Question("100% fake_", "", "", null, null))).hasSize(1);
        assertThat(found(new Question("100_ fake%", "", "", null, null))).isEmpty();
        assertThat(found(new Question(channel.toString(), "", "", null, begin))).isEmpty();
        assertThat(found(new Question(channel.toString(), "nobody@example.com", "", null, null)))
                .isEmpty();
    }

    @Test
    void searchGoesOnWhereThePageBeforeEnded() {
        String entity = "page-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            audit.note("channel.changed", entity, "" + i);
        }
        Question question = new Question(entity, "", "", null, null);
        List<Line> first = audit.search(question, null, 2);
        List<Line> second = audit.search(question, first.get(1).entry().id(), 10);
        assertThat(Stream.concat(first.stream(), second.stream())
                        .map(line -> line.entry().detail()))
                .containsExactly("4", "3", "2", "1", "0");
    }

    @Test
    void logWhenSomebodyWantsToChangeItIsLeftAsItIs() {
        AccountId account = accounts.createSeller(
                        "seller-" + UUID.randomUUID() + "@example.com",
                        "Harbour",
                        "Ada",
                        Secret.of("a quiet harbour 7"))
                .account()
                .id();
        guard.guard();
        guard.guard();
        for (String statement :
                List.of("update audit_log set detail = ''", "delete from audit_log", "truncate audit_log")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(statement).update())
                    .withStackTraceContaining("The audit log is only ever added to");
        }
        assertThat(found(new Question(account.toString(), "", "account", null, null)))
                .hasSize(1);
        audit.note("account.changed", account, "still added to");
    }

    @Test
    void sourcesWhenReadHoldNoStatementThatChangesTheLog() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(java|sql)"))
                            .filter(file -> CHANGING.matcher(read(file)).find()))
                    .isEmpty();
        }
        assertThat(CHANGING.matcher("UPDATE audit_log set x = 1").find()).isTrue();
    }

    private List<Entry> found(Question question) {
        return audit.search(question, null, 50).stream().map(Line::entry).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
