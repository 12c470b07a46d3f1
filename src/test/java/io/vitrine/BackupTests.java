package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.support.OnAir;
import io.vitrine.support.Ports;
import io.vitrine.support.Postgres;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backs a shop up with the launcher, and opens it again from an empty folder. */
class BackupTests {

    /** Nobody answers there. */
    private static final String PORT = Integer.toString(Ports.free());

    @TempDir
    private Path scratch;

    @Test
    void restoreWhenBackedUpOnAirGivesTheShopBackAndItsKeyGoesOnAir() throws Exception {
        Path file = scratch.resolve("shop.tar.gz");
        Path folder = Files.createDirectory(scratch.resolve("new")).toRealPath();
        Shop.Channel channel;
        String email;
        String password;
        try (RunningVitrine vitrine = RunningVitrine.with().start()) {
            Shop shop = Shop.open(vitrine);
            channel =
                    shop.channel("Kiln opening").goesLiveByItself().sourceOnly().open();
            shop.offer("Celadon cup", "CUP-1", 7);
            email = shop.email();
            password = shop.password();
            try (OnAir show = OnAir.begin(vitrine, channel)) {
                var there = Map.of(
                        "VITRINE_DATA", vitrine.data().toString(),
                        "VITRINE_APP_PORT", Integer.toString(vitrine.appPort()));
                Run backup = run(there, "backup", file.toString());
                assertThat(backup.code()).as(backup.said()).isZero();
                assertThat(backup.said()).contains(file.toString(), "secrets and pictures");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                show.awaitProgress();
                try (Stream<Path> left = Files.list(vitrine.data().resolve("run"))) {
                    assertThat(left.filter(path -> path.toString().contains("backup.")))
                            .isEmpty();
                }
                assertThat(run(there, "restore", file.toString()).said())
                        .contains("There is a shop in " + vitrine.data() + " already");
            }
        }
        var here = Map.of("VITRINE_DATA", folder.toString());
        Run restore = run(here, "restore", file.toString());
        assertThat(restore.code()).as(restore.said()).isZero();

        try (RunningVitrine vitrine = RunningVitrine.with().data(folder).start()) {
            var seller = new Site(vitrine);
            seller.signIn(email, password, "unused");
            assertThat(seller.get("/studio/products").body()).contains("Celadon cup");
            try (OnAir show = OnAir.begin(vitrine, channel)) {
                show.awaitProgress();
            }
        }
    }

    @Test
    void restoreWhenTheDatabaseIsPostgresFillsAnEmptyOneOnly() throws Exception {
        Path file = scratch.resolve("shop.tar.gz");
        try (EmbeddedPostgres postgres = Postgres.start()) {
            var shop = Map.of(
                    "VITRINE_DATA",
                            Files.createDirectory(scratch.resolve("old")).toString(),
                    "VITRINE_DATABASE_URL",
                            postgres.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""),
                    "VITRINE_DATABASE_USER", "postgres");
            execute(postgres, "CREATE TABLE cups (name TEXT)", "INSERT INTO cups VALUES ('celadon')");
            Run backup = run(shop, "backup", file.toString());
            assertThat(backup.code()).as(backup.said()).isZero();

            var again = new HashMap<>(shop);
            again.put("VITRINE_DATA", scratch.resolve("new").toString());
            assertThat(run(again, "restore", file.toString()).said()).contains("is not empty: set it to an empty one");
            execute(postgres, "DROP TABLE cups");
            Run restore = run(again, "restore", file.toString());
            assertThat(restore.code()).as(restore.said()).isZero();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var cups = connection.createStatement().executeQuery("SELECT name FROM cups")) {
                assertThat(cups.next()).isTrue();
                assertThat(cups.getString(1)).isEqualTo("celadon");
            }
            again.remove("VITRINE_DATABASE_URL");
            again.put("VITRINE_DATA", scratch.resolve("other").toString());
            assertThat(run(again, "restore", file.toString()).said())
                    .contains("set VITRINE_DATABASE_URL to an empty one");
        }
    }

    @Test
    void restoreWhenBackedUpAtRestGivesEverythingBackWhereverItLay() throws Exception {
        Path folder = Files.createDirectory(scratch.resolve("it's [1]"));
        Path disk = Files.createDirectories(scratch.resolve("disk"));
        Files.createDirectories(disk.resolve("database"));
        Files.writeString(disk.resolve("database/vitrine.mv.db"), "rows");
        Files.createDirectories(disk.resolve("images/lost+found"));
        Files.writeString(disk.resolve("images/cup-480.jpg"), "a cup");
        Files.writeString(disk.resolve("images/half.jpg.part"), "half");
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/master"), "secret");
        Files.createSymbolicLink(folder.resolve("database"), disk.resolve("database"));
        Files.createSymbolicLink(folder.resolve("images"), disk.resolve("images"));
        Path file = scratch.resolve("it's 04:00.tar.gz");

        Run backup =
                run(Map.of("VITRINE_DATA", folder.toString(), "VITRINE_APP_PORT", PORT), "backup", file.toString());
        assertThat(backup.code()).as(backup.said()).isZero();
        Path other = Files.createDirectory(scratch.resolve("other"));
        Files.createDirectory(other.resolve("images"));
        Run restore = run(Map.of("VITRINE_DATA", other.toString()), "restore", file.toString());
        assertThat(restore.code()).as(restore.said()).isZero();

        assertThat(other.resolve("database/vitrine.mv.db")).hasContent("rows");
        assertThat(other.resolve("secrets/master")).hasContent("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other.resolve("secrets/master"))))
                .isEqualTo("rw-------");
        assertThat(other.resolve("images/cup-480.jpg")).hasContent("a cup");
        // nginx, which is somebody else, gives them to viewers.
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other.resolve("images/cup-480.jpg"))))
                .isEqualTo("rw-r--r--");
        assertThat(other.resolve("images/half.jpg.part")).doesNotExist();
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left.filter(path -> path.toString().contains("gz"))).containsExactly(file);
        }
    }

    @Test
    void backupWhenThereIsNothingToWriteOrNowhereToSaysSo() throws Exception {
        Path empty = Files.createDirectory(scratch.resolve("empty"));
        var there = Map.of("VITRINE_DATA", empty.toString(), "VITRINE_APP_PORT", PORT);
        Path taken = Files.writeString(scratch.resolve("taken.tar.gz"), "mine");

        assertRefused(run(there, "backup", taken.toString()), "There is a file " + taken);
        assertThat(taken).hasContent("mine");
        assertRefused(run(there, "backup", scratch + "/new.tar.gz"), "There is no shop in " + empty.toRealPath());
        Files.createDirectories(empty.resolve("database"));
        Files.writeString(empty.resolve("database/vitrine.mv.db"), "rows");
        assertRefused(run(there, "backup", scratch + "/none/new.tar.gz"), "could not be written");
    }

    @Test
    void restoreWhenTheFileIsNoBackupChangesNothing() throws Exception {
        Path folder = Files.createDirectory(scratch.resolve("new"));
        var there = Map.of("VITRINE_DATA", folder.toString());

        assertRefused(run(there, "restore"), "Name the file");
        assertRefused(run(there, "restore", scratch + "/none.tar.gz"), "There is no file");
        Path text = Files.writeString(scratch.resolve("text.tar.gz"), "not an archive");
        assertRefused(run(there, "restore", text.toString()), "is damaged");
        Path other = archive("other.tar.gz", "format=99", "vitrine-backup");
        assertRefused(run(there, "restore", other.toString()), "is not a backup of this version");
        Path outside = archive("outside.tar.gz", "format=1", "vitrine-backup", "images/../../outside");
        assertRefused(run(there, "restore", outside.toString()), "is not a backup of this version");
        assertThat(scratch.resolve("outside")).doesNotExist();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static void assertRefused(Run run, String reason) {
        assertThat(run.said()).startsWith("vitrine: ").contains(reason);
        assertThat(run.code()).isEqualTo(1);
    }

    /** An archive whose members have these names, each with this text. */
    private Path archive(String name, String text, String... members) throws IOException, InterruptedException {
        Path source = Files.writeString(scratch.resolve(name + ".txt"), text + "\n");
        Path archive = scratch.resolve(name);
        for (int i = 0; i < members.length; i++) {
            Process tar = new ProcessBuilder(
                            "tar",
                            i == 0 ? "-cf" : "-rf",
                            scratch.resolve(name + ".tar").toString(),
                            "-P",
                            "--transform",
                            "s|.*|" + members[i] + "|",
                            source.toString())
                    .inheritIO()
                    .start();
            assertThat(tar.waitFor()).isZero();
        }
        Process gzip = new ProcessBuilder(
                        "gzip", "-c", scratch.resolve(name + ".tar").toString())
                .redirectOutput(archive.toFile())
                .start();
        assertThat(gzip.waitFor()).isZero();
        return archive;
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private record Run(int code, String said) {}

    private static Run run(Map<String, String> settings, String... arguments) throws Exception {
        var builder = new ProcessBuilder(
                Stream.concat(Stream.of(Path.of("vitrine").toAbsolutePath().toString()), Arrays.stream(arguments))
                        .toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("VITRINE_"));
        builder.environment().putAll(settings);
        Process process = builder.redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
            return new Run(process.exitValue(), said);
        } finally {
            process.destroy();
        }
    }
}
