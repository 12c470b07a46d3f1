package io.vitrine.transcoding;

import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.SessionId;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.channels.LatencyMode;
import io.vitrine.profiles.Costs;
import io.vitrine.profiles.Encoders;
import io.vitrine.profiles.Preset;
import io.vitrine.profiles.ProfileId;
import io.vitrine.profiles.ProfileVersion;
import io.vitrine.profiles.Profiles;
import io.vitrine.profiles.Rung;
import io.vitrine.shared.PublicId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Broadcasts as transcoding sees them: who publishes, and what is told of pictures. */
final class TestBroadcasts {

    final List<String> told = new CopyOnWriteArrayList<>();
    private final Map<BroadcastId, BroadcastView> all = new ConcurrentHashMap<>();

    BroadcastView publishing() {
        BroadcastView view = view(new BroadcastId(UUID.randomUUID()), PublicId.random(), Phase.PREVIEW, session());
        all.put(view.id(), view);
        return view;
    }

    BroadcastView change(BroadcastView view, Phase phase, boolean connected) {
        BroadcastView changed = new BroadcastView(
                view.id(),
                view.publicId(),
                view.channel(),
                view.channelPublicId(),
                view.mediaId(),
                view.title(),
                phase,
                false,
                connected ? session() : null,
                null,
                null,
                null,
                null,
                null);
        all.put(view.id(), changed);
        return changed;
    }

    private static SessionId session() {
        return new SessionId(UUID.randomUUID());
    }

    private static BroadcastView view(BroadcastId id, PublicId name, Phase phase, @Nullable SessionId session) {
        return new BroadcastView(
                id,
                name,
                new ChannelId(UUID.randomUUID()),
                name,
                PublicId.random(),
                "A show",
                phase,
                false,
                session,
                null,
                null,
                null,
                null,
                null);
    }

    Broadcasts broadcasts() {
        return fake(Broadcasts.class, (method, arguments) -> switch (method) {
            case "publishing" ->
                all.values().stream().filter(view -> view.session() != null).toList();
            case "find" -> Optional.ofNullable(all.get((BroadcastId) arguments[0]));
            case "pictureReady", "pictureLost" -> told.add(method);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    Channels channels() {
        return fake(
                Channels.class,
                (method, arguments) -> Optional.of(new ChannelView(
                        (ChannelId) arguments[0],
                        PublicId.random(),
                        new SellerId(UUID.randomUUID()),
                        "A shop",
                        LatencyMode.LOW,
                        false,
                        false,
                        Duration.ofMinutes(2),
                        null)));
    }

    /** A ladder of which the first rung is taller than what comes, the second has half the frames, and its own sound. */
    Profiles profiles() {
        List<Rung> ladder = List.of(
                new Rung(480, 0, 500, Preset.X264_VERYFAST, 0),
                new Rung(240, 15, 300, Preset.X264_SUPERFAST, 64),
                new Rung(180, 0, 200, Preset.X264_VERYFAST, 0));
        return fake(Profiles.class, (method, arguments) -> switch (method) {
            case "begin" -> new ProfileVersion(new ProfileId(UUID.randomUUID()), "Small", 1, ladder, Instant.EPOCH);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    Encoders encoders() {
        return fake(Encoders.class, (method, arguments) -> arguments[0]);
    }

    /** Nothing was measured. */
    Costs costs() {
        return fake(Costs.class, (method, arguments) -> OptionalDouble.empty());
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> self == given[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> type.getSimpleName();
                };
            }
            Object answer = answers.to(method.getName(), given == null ? new Object[0] : given);
            return method.getReturnType() == void.class ? null : answer;
        }));
    }

    private interface Answers {

        Object to(String method, Object[] arguments);
    }
}
