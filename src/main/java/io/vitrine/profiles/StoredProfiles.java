package io.vitrine.profiles;

import io.vitrine.accounts.AuditLog;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.channels.ChannelId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PlainText;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps profiles in the database. */
@Service
class StoredProfiles implements Profiles {

    private static final int MOST_OF_NAME = 60;

    private final ProfileRows rows;
    private final Encoders encoders;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;

    StoredProfiles(ProfileRows rows, Encoders encoders, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.encoders = encoders;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<ProfileView> all() {
        return rows.all();
    }

    @Override
    public List<ProfileView> offered(@Nullable ChannelId channel) {
        Optional<ProfileId> chosen = channel == null ? Optional.empty() : rows.chosen(channel);
        return rows.all().stream()
                .filter(profile -> !profile.retired()
                        || chosen.filter(profile.id()::equals).isPresent())
                .toList();
    }

    @Override
    public Optional<ProfileView> find(ProfileId profile) {
        return rows.all().stream().filter(one -> one.id().equals(profile)).findFirst();
    }

    @Override
    public ProfileView standard() {
        return rows.all().stream().filter(ProfileView::isDefault).findFirst().orElseThrow();
    }

    @Override
    public List<ProfileVersion> versions(ProfileId profile) {
        return rows.versions(profile);
    }

    @Override
    public ProfileView create(ProfileDraft draft) {
        String name = name(draft);
        List<Rung> rungs = ladder(draft);
        ProfileId id = new ProfileId(Ids.next());
        return changed(name, id, () -> {
            rows.add(id, name, key(name), clock.instant());
            rows.addVersion(id, 1, rungs, clock.instant());
            audit.change("profile.created", id, name, null, text(rungs));
        });
    }

    @Override
    public ProfileView change(ProfileId id, int seen, ProfileDraft draft) {
        String name = name(draft);
        List<Rung> rungs = ladder(draft);
        return changed(name, id, () -> {
            ProfileView before = get(id);
            if (before.version() != seen) {
                throw new ProfileException("seen", "profiles.changed", Integer.toString(before.version()));
            }
            if (!before.name().equals(name)) {
                rows.rename(id, name, key(name));
                audit.change("profile.renamed", id, name, before.name(), name);
            }
            if (!before.rungs().equals(rungs)) {
                rows.addVersion(id, seen + 1, rungs, clock.instant());
                audit.change(
                        "profile.changed", id, name + ", version " + (seen + 1), text(before.rungs()), text(rungs));
            }
        });
    }

    @Override
    public void makeDefault(ProfileId id) {
        transactions.executeWithoutResult(status -> {
            ProfileView next = get(id);
            ProfileView before = standard();
            if (next.retired()) {
                throw new ProfileException("profile", "profiles.retired", next.name());
            }
            if (!next.isDefault()) {
                rows.makeDefault(id);
                audit.change("profile.default", id, next.name(), before.name(), next.name());
            }
        });
    }

    @Override
    public void retire(ProfileId id, boolean retired) {
        transactions.executeWithoutResult(status -> {
            ProfileView profile = get(id);
            if (profile.isDefault() && retired) {
                throw new ProfileException("profile", "profiles.default", profile.name());
            }
            if (profile.retired() != retired) {
                rows.retire(id, retired);
                audit.note(retired ? "profile.retired" : "profile.restored", id, profile.name());
            }
        });
    }

    @Override
    public Optional<ProfileId> chosen(ChannelId channel) {
        return rows.chosen(channel);
    }

    @Override
    public void choose(ChannelId channel, @Nullable ProfileId profile) {
        transactions.executeWithoutResult(status -> {
            Optional<ProfileId> before = rows.chosen(channel);
            if (before.equals(Optional.ofNullable(profile))) {
                return;
            }
            if (profile != null && get(profile).retired()) {
                throw new ProfileException(
                        "profile", "profiles.retired", get(profile).name());
            }
            rows.choose(channel, profile);
            audit.change("channel.profile", channel, "", nameOf(before), nameOf(Optional.ofNullable(profile)));
        });
    }

    @Override
    public ProfileVersion begin(BroadcastId broadcast, ChannelId channel) {
        return rows.of(broadcast).orElseGet(() -> {
            ProfileView now = rows.chosen(channel).flatMap(this::find).orElseGet(this::standard);
            rows.use(broadcast, now.id(), now.version());
            // Whoever else has decided it at the same moment was first.
            return rows.of(broadcast).orElseThrow();
        });
    }

    private ProfileView changed(String name, ProfileId id, Runnable change) {
        try {
            transactions.executeWithoutResult(status -> change.run());
        } catch (DuplicateKeyException e) {
            // Two at the same moment: of one name, or of one version.
            ProfileException refused = rows.isTaken(key(name), id)
                    ? new ProfileException("name", "profiles.name.taken", name)
                    : new ProfileException("seen", "profiles.changed", Integer.toString(get(id).version()));
            refused.initCause(e);
            throw refused;
        }
        return get(id);
    }

    private ProfileView get(ProfileId id) {
        return find(id).orElseThrow(() -> new ProfileException("profile", "profiles.unknown", id.toString()));
    }

    private String nameOf(Optional<ProfileId> profile) {
        return profile.flatMap(this::find).map(ProfileView::name).orElse("the default");
    }

    private static String name(ProfileDraft draft) {
        if (!PlainText.isOneLine(draft.name(), MOST_OF_NAME)) {
            throw new ProfileException("name", "profiles.name", Integer.toString(MOST_OF_NAME));
        }
        return draft.name();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Encoders of hardware are taken only where they work; they are tried now, if nobody has yet. */
    private List<Rung> ladder(ProfileDraft draft) {
        List<Rung> rungs = draft.ladder();
        for (int i = 0; i < draft.rungs().size(); i++) {
            Encoder encoder = draft.rungs().get(i).rung().preset().encoder();
            if (encoder.isHardware()
                    && encoders.findings().stream().noneMatch(one -> one.encoder() == encoder && one.works())) {
                throw new ProfileException("rungs[" + i + "].preset", "profiles.encoder", encoder.name());
            }
        }
        return rungs;
    }

    private static String text(List<Rung> rungs) {
        return rungs.stream().map(Rung::text).collect(Collectors.joining(", "));
    }
}
