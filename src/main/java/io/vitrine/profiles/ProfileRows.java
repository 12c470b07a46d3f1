package io.vitrine.profiles;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.channels.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of profiles. An installation has a handful of them, so that all are read at once. */
@Component
class ProfileRows {

    private final JdbcClient jdbc;

    ProfileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ProfileView> all() {
        Map<UUID, List<Rung>> ladders = new HashMap<>();
        jdbc.sql("select r.* from profile_rungs r join profiles p on p.id = r.profile_id and p.version = r.version"
                        + " order by r.place")
                .query((ResultSet row) -> {
                    ladders.computeIfAbsent(row.getObject("profile_id", UUID.class), id -> new ArrayList<>())
                            .add(rung(row));
                });
        return jdbc.sql("select p.id, p.name, p.version, p.is_default, p.retired,"
                        + " (select count(*) from profile_choices c where c.profile_id = p.id) channels"
                        + " from profiles p order by p.is_default desc, p.retired, p.name_key")
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new ProfileView(
                            new ProfileId(id),
                            row.getString("name"),
                            row.getInt("version"),
                            List.copyOf(ladders.getOrDefault(id, List.of())),
                            row.getBoolean("is_default"),
                            row.getBoolean("retired"),
                            row.getInt("channels"));
                })
                .list();
    }

    List<ProfileVersion> versions(ProfileId profile) {
        return jdbc.sql("select p.name, v.profile_id, v.version, v.created_at from profile_versions v"
                        + " join profiles p on p.id = v.profile_id where v.profile_id = :id order by v.version desc")
                .param("id", profile.value())
                .query(this::version)
                .list();
    }

    Optional<ProfileVersion> of(BroadcastId broadcast) {
        return jdbc.sql("select p.name, v.profile_id, v.version, v.created_at from profile_uses u"
                        + " join profile_versions v on v.profile_id = u.profile_id and v.version = u.version"
                        + " join profiles p on p.id = u.profile_id where u.broadcast_id = :broadcast")
                .param("broadcast", broadcast.value())
                .query(this::version)
                .optional();
    }

    /** Does nothing if the show has one. */
    void use(BroadcastId broadcast, ProfileId profile, int version) {
        jdbc.sql("insert into profile_uses (broadcast_id, profile_id, version) values (:broadcast, :profile, :version)"
                        + " on conflict do nothing")
                .param("broadcast", broadcast.value())
                .param("profile", profile.value())
                .param("version", version)
                .update();
    }

    Optional<ProfileId> chosen(ChannelId channel) {
        return jdbc.sql("select profile_id from profile_choices where channel_id = :channel")
                .param("channel", channel.value())
                .query(UUID.class)
                .optional()
                .map(ProfileId::new);
    }

    void choose(ChannelId channel, @Nullable ProfileId profile) {
        jdbc.sql("delete from profile_choices where channel_id = :channel")
                .param("channel", channel.value())
                .update();
        if (profile != null) {
            jdbc.sql("insert into profile_choices (channel_id, profile_id) values (:channel, :profile)")
                    .param("channel", channel.value())
                    .param("profile", profile.value())
                    .update();
        }
    }

    boolean isTaken(String key, ProfileId others) {
        return jdbc.sql("select count(*) from profiles where name_key = :key and id <> :id")
                        .param("key", key)
                        .param("id", others.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(ProfileId id, String name, String key, Instant at) {
        jdbc.sql("insert into profiles (id, name, name_key, version, is_default, retired, created_at)"
                        + " values (:id, :name, :key, 0, false, false, :at)")
                .param("id", id.value())
                .param("name", name)
                .param("key", key)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void rename(ProfileId id, String name, String key) {
        jdbc.sql("update profiles set name = :name, name_key = :key where id = :id")
                .param("name", name)
                .param("key", key)
                .param("id", id.value())
                .update();
    }

    /** It is the newest one from now on. */
    void addVersion(ProfileId id, int version, List<Rung> rungs, Instant at) {
        jdbc.sql("insert into profile_versions (profile_id, version, created_at) values (:id, :version, :at)")
                .param("id", id.value())
                .param("version", version)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        for (int place = 0; place < rungs.size(); place++) {
            Rung rung = rungs.get(place);
            jdbc.sql("insert into profile_rungs (profile_id, version, place, height, frame_rate, kbps, preset,"
                            + " audio_kbps) values (:id, :version, :place, :height, :rate, :kbps, :preset, :audio)")
                    .param("id", id.value())
                    .param("version", version)
                    .param("place", place)
                    .param("height", rung.height())
                    .param("rate", rung.frameRate())
                    .param("kbps", rung.kbps())
                    .param("preset", rung.preset().name())
                    .param("audio", rung.audioKbps())
                    .update();
        }
        jdbc.sql("update profiles set version = :version where id = :id")
                .param("version", version)
                .param("id", id.value())
                .update();
    }

    void makeDefault(ProfileId id) {
        jdbc.sql("update profiles set is_default = (id = :id)")
                .param("id", id.value())
                .update();
    }

    void retire(ProfileId id, boolean retired) {
        jdbc.sql("update profiles set retired = :retired where id = :id")
                .param("retired", retired)
                .param("id", id.value())
                .update();
    }

    private ProfileVersion version(ResultSet row, int number) throws SQLException {
        UUID profile = row.getObject("profile_id", UUID.class);
        int version = row.getInt("version");
        return new ProfileVersion(
                new ProfileId(profile),
                row.getString("name"),
                version,
                rungs(profile, version),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private List<Rung> rungs(UUID profile, int version) {
        return jdbc.sql("select * from profile_rungs where profile_id = :id and version = :version order by place")
                .param("id", profile)
                .param("version", version)
                .query((row, number) -> rung(row))
                .list();
    }

    private static Rung rung(ResultSet row) throws SQLException {
        return new Rung(
                row.getInt("height"),
                row.getInt("frame_rate"),
                row.getInt("kbps"),
                Preset.valueOf(row.getString("preset")),
                row.getInt("audio_kbps"));
    }
}
