package io.vitrine.channels;

import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.Sellers;
import io.vitrine.accounts.Standing;
import io.vitrine.shared.PlainText;
import io.vitrine.shared.PublicId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps channels in the database. */
@Service
@Transactional
class ChannelService implements Channels {

    private static final int MOST_OF_NAME = 80;
    private static final int MOST_OF_REASON = 300;
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(30);

    private final ChannelRepository channels;
    private final StreamKeyService keys;
    private final Sellers sellers;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChannelService(
            ChannelRepository channels,
            StreamKeyService keys,
            Sellers sellers,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.channels = channels;
        this.keys = keys;
        this.sellers = sellers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public ChannelView create(SellerId seller, ChannelSettings settings) {
        sellers.standing(seller)
                .filter(standing -> standing != Standing.VERIFIED)
                .ifPresent(standing -> {
                    throw new ChannelException(
                            "channel.unverified", "The shop " + seller + " is " + standing + " and opens no channel");
                });
        Channel channel = channels.save(new Channel(seller, checked(settings), clock.instant()));
        for (KeySlot slot : KeySlot.values()) {
            keys.make(channel, slot);
        }
        audit.note("channel.created", channel.id(), settings.name());
        return view(channel);
    }

    @Override
    public ChannelView change(ChannelId id, ChannelSettings settings) {
        Channel channel = get(id);
        String before = said(channel.settings());
        channel.change(checked(settings));
        audit.change("channel.changed", id, channel.settings().name(), before, said(channel.settings()));
        return view(channel);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ChannelView> find(ChannelId channel) {
        return channels.findById(channel.value()).map(this::view);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ChannelView> find(PublicId publicId) {
        return channels.findByPublicId(publicId.value()).map(this::view);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ChannelView> findAll(Collection<ChannelId> ids) {
        return channels.findAllByIdIn(ids.stream().map(ChannelId::value).toList()).stream()
                .map(this::view)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ChannelView> ofSeller(SellerId seller) {
        return channels.findAllBySellerIdOrderByCreatedAt(seller.value()).stream()
                .map(this::view)
                .toList();
    }

    @Override
    public void ban(ChannelId id, String reason, @Nullable Instant until) {
        if (!PlainText.isOneLine(reason.strip(), MOST_OF_REASON)) {
            throw new ChannelException("channel.ban.reason", "The reason is 1 to 300 characters on one line");
        }
        Channel channel = get(id);
        String before = said(view(channel).ban());
        channel.ban(reason.strip(), until);
        audit.change(
                "channel.banned",
                id,
                channel.settings().name(),
                before,
                said(view(channel).ban()));
        events.publishEvent(new ChannelBanned(view(channel)));
    }

    @Override
    public void liftBan(ChannelId id) {
        Channel channel = get(id);
        String before = said(view(channel).ban());
        channel.liftBan();
        audit.change(
                "channel.ban-lifted",
                id,
                channel.settings().name(),
                before,
                said(view(channel).ban()));
        events.publishEvent(new BanLifted(view(channel)));
    }

    private Channel get(ChannelId id) {
        return channels.findById(id.value()).orElseThrow(() -> ChannelException.unknown(id));
    }

    private ChannelView view(Channel channel) {
        return channel.view(clock.instant());
    }

    private static String said(ChannelSettings settings) {
        return settings.name() + ", " + settings.latency() + (settings.goesLiveByItself() ? ", live by itself" : "")
                + (settings.sourceOnly() ? ", source only" : "") + ", reconnect window "
                + settings.reconnectWindow().toSeconds() + " s";
    }

    private static String said(ChannelView.@Nullable Ban ban) {
        if (ban == null) {
            return "not banned";
        }
        Instant until = ban.until();
        return "banned until " + (until == null ? "lifted" : until.truncatedTo(ChronoUnit.SECONDS)) + ": "
                + ban.reason();
    }

    private static ChannelSettings checked(ChannelSettings settings) {
        String name = settings.name().strip();
        if (!PlainText.isOneLine(name, MOST_OF_NAME)) {
            throw new ChannelException("channel.name", "The name is 1 to 80 characters on one line");
        }
        Duration window = settings.reconnectWindow();
        if (window.isNegative() || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new ChannelException("channel.reconnect-window", "The reconnect window is 0 to 30 minutes");
        }
        return new ChannelSettings(
                name, settings.latency(), settings.goesLiveByItself(), settings.sourceOnly(), window);
    }
}
