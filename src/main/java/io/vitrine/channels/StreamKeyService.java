package io.vitrine.channels;

import io.vitrine.accounts.AuditLog;
import io.vitrine.channels.KeyLookup.Known;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import io.vitrine.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps stream keys in the database, as digests and sealed copies. */
@Service
@Transactional
class StreamKeyService implements StreamKeys {

    private static final Duration LONGEST_GRACE = Duration.ofDays(7);

    private final StreamKeyRepository keys;
    private final ChannelRepository channels;
    private final KeyLookup lookup;
    private final KeyUses uses;
    private final AuditLog audit;
    private final Clock clock;
    private final Vault vault;

    StreamKeyService(
            StreamKeyRepository keys,
            ChannelRepository channels,
            KeyLookup lookup,
            KeyUses uses,
            AuditLog audit,
            Clock clock,
            Vault vault) {
        this.keys = keys;
        this.channels = channels;
        this.lookup = lookup;
        this.uses = uses;
        this.audit = audit;
        this.clock = clock;
        this.vault = vault;
    }

    /** One statement, so it needs no transaction. */
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<KeyVerdict> recognise(List<Presented> presented) {
        List<String> digests = presented.stream()
                .map(one -> KeyText.parse(one.key()).map(vault::digest).orElse(""))
                .toList();
        Map<String, Known> known = lookup.byDigest(
                digests.stream().filter(digest -> !digest.isEmpty()).distinct().toList(), clock.instant());
        return IntStream.range(0, presented.size())
                .mapToObj(i -> verdict(presented.get(i).named(), lookUp(known, digests.get(i))))
                .toList();
    }

    private KeyVerdict verdict(@Nullable PublicId named, @Nullable Known found) {
        if (named != null && (found == null || !found.channel().publicId().equals(named))) {
            return channels.findByPublicId(named.value())
                    .<KeyVerdict>map(channel -> new KeyVerdict.WrongFor(channel.view(clock.instant())))
                    .orElseGet(KeyVerdict.Unknown::new);
        }
        if (found == null) {
            return new KeyVerdict.Unknown();
        }
        return found.accepted()
                ? new KeyVerdict.Accepted(found.channel(), found.slot())
                : new KeyVerdict.Replaced(found.channel(), found.slot());
    }

    /** The index compares digests in a time that tells nothing of the key; ours is compared once more, in constant time. */
    private static @Nullable Known lookUp(Map<String, Known> known, String digest) {
        Known found = known.get(digest);
        return found != null && same(found.digest(), digest) ? found : null;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** Nothing is written yet. */
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public void used(ChannelId channel, KeySlot slot, String address) {
        uses.note(channel, slot, address);
    }

    @Override
    public List<StreamKeyView> of(ChannelId channel) {
        uses.write();
        List<StreamKey> inGrace = keys.findInGrace(channel.value(), clock.instant());
        return keys.findCurrent(channel.value()).stream()
                .map(key -> key.view(graceUntil(key.slot(), inGrace)))
                .toList();
    }

    private static @Nullable Instant graceUntil(KeySlot slot, List<StreamKey> inGrace) {
        Instant latest = null;
        for (StreamKey key : inGrace) {
            Instant until = key.acceptedUntil();
            if (key.slot() == slot && until != null && (latest == null || until.isAfter(latest))) {
                latest = until;
            }
        }
        return latest;
    }

    @Override
    public Secret show(ChannelId channel, KeySlot slot) {
        StreamKey key = current(channel, slot);
        String sealed = key.sealed();
        if (sealed == null) {
            throw new IllegalStateException("The current key of " + channel + " has no sealed copy");
        }
        audit.note("channel.key-shown", channel, slot.name());
        return KeyText.grouped(vault.open(sealed, StreamKey.place(channel, slot)));
    }

    @Override
    public Secret rotate(ChannelId channel, KeySlot slot, Duration grace) {
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            throw new ChannelException("channel.key.grace", "The grace is zero to seven days");
        }
        Instant now = clock.instant();
        // Rotating at once is what one does when a key has leaked, so it ends the grace of earlier keys, too.
        keys.findInGrace(channel.value(), now).stream()
                .filter(key -> key.slot() == slot && grace.isZero())
                .forEach(key -> key.replace(now));
        StreamKey old = current(channel, slot);
        old.replace(now.plus(grace));
        keys.saveAndFlush(old);
        audit.note("channel.key-rotated", channel, slot + ", grace " + grace);
        return make(old.channel(), slot);
    }

    Secret make(Channel channel, KeySlot slot) {
        Secret key = KeyText.random();
        String sealed = vault.seal(key, StreamKey.place(channel.id(), slot));
        keys.saveAndFlush(new StreamKey(channel, slot, vault.digest(key), sealed, clock.instant()));
        return KeyText.grouped(key);
    }

    private StreamKey current(ChannelId channel, KeySlot slot) {
        return keys.findByCurrentOf(StreamKey.place(channel, slot))
                .orElseThrow(() -> ChannelException.unknown(channel));
    }
}
