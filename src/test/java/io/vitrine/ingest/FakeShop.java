package io.vitrine.ingest;

import io.vitrine.accounts.SellerId;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.channels.KeySlot;
import io.vitrine.channels.KeyVerdict;
import io.vitrine.channels.LatencyMode;
import io.vitrine.channels.StreamKeyView;
import io.vitrine.channels.StreamKeys;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Channels and their keys, kept in memory: the key of a channel is {@code key-} and its public id. */
final class FakeShop implements Channels, StreamKeys {

    final Map<ChannelId, String> uses = new ConcurrentHashMap<>();
    private final Map<ChannelId, ChannelView> channels = new ConcurrentHashMap<>();

    static String key(ChannelView channel) {
        return "key-" + channel.publicId();
    }

    static String replacedKey(ChannelView channel) {
        return "old-" + channel.publicId();
    }

    ChannelView open() {
        return create(new SellerId(Ids.next()), ChannelSettings.named("Lamps"));
    }

    /** Of the same shop. */
    ChannelView another(ChannelView channel) {
        return create(channel.seller(), ChannelSettings.named("More lamps"));
    }

    @Override
    public ChannelView create(SellerId seller, ChannelSettings settings) {
        ChannelView channel = new ChannelView(
                new ChannelId(Ids.next()),
                PublicId.random(),
                seller,
                settings.name(),
                LatencyMode.LOW,
                false,
                false,
                Duration.ofMinutes(2),
                null);
        channels.put(channel.id(), channel);
        return channel;
    }

    @Override
    public void ban(ChannelId channel, String reason, @Nullable Instant until) {
        channels.computeIfPresent(channel, (id, view) -> banned(view, new ChannelView.Ban(reason, until)));
    }

    @Override
    public void liftBan(ChannelId channel) {
        channels.computeIfPresent(channel, (id, view) -> banned(view, null));
    }

    private static ChannelView banned(ChannelView view, ChannelView.@Nullable Ban ban) {
        return new ChannelView(
                view.id(),
                view.publicId(),
                view.seller(),
                view.name(),
                view.latency(),
                view.goesLiveByItself(),
                view.sourceOnly(),
                view.reconnectWindow(),
                ban);
    }

    @Override
    public Optional<ChannelView> find(ChannelId channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    @Override
    public Optional<ChannelView> find(PublicId publicId) {
        return channels.values().stream()
                .filter(channel -> channel.publicId().equals(publicId))
                .findFirst();
    }

    @Override
    public List<ChannelView> findAll(Collection<ChannelId> ids) {
        return channels.values().stream()
                .filter(channel -> ids.contains(channel.id()))
                .toList();
    }

    @Override
    public List<KeyVerdict> recognise(List<Presented> presented) {
        return presented.stream()
                .map(one -> recognise(one.key().reveal(), one.named()))
                .toList();
    }

    private KeyVerdict recognise(String key, @Nullable PublicId named) {
        for (ChannelView channel : channels.values()) {
            if (named == null || channel.publicId().equals(named)) {
                if (key.equals(key(channel))) {
                    return new KeyVerdict.Accepted(channel, KeySlot.PRIMARY);
                }
                if (key.equals(replacedKey(channel))) {
                    return new KeyVerdict.Replaced(channel, KeySlot.PRIMARY);
                }
                if (named != null) {
                    return new KeyVerdict.WrongFor(channel);
                }
            }
        }
        return new KeyVerdict.Unknown();
    }

    @Override
    public void used(ChannelId channel, KeySlot slot, String address) {
        uses.put(channel, address);
    }

    @Override
    public List<StreamKeyView> of(ChannelId channel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Secret show(ChannelId channel, KeySlot slot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Secret rotate(ChannelId channel, KeySlot slot, Duration grace) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChannelView change(ChannelId channel, ChannelSettings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ChannelView> ofSeller(SellerId seller) {
        return channels.values().stream()
                .filter(channel -> channel.seller().equals(seller))
                .toList();
    }
}
