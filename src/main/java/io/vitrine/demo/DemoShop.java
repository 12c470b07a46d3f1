package io.vitrine.demo;

import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.channels.KeySlot;
import io.vitrine.channels.LatencyMode;
import io.vitrine.channels.StreamKeys;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Opens the demo's shop at the first start, and tells the launcher its stream key at each. */
@Component
class DemoShop implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoShop.class);

    private static final String EMAIL = "seller@example.com";
    private static final String SHOP = "Atelier Haru";
    private static final String TITLE = "An evening at the atelier";

    private final Accounts accounts;
    private final Channels channels;
    private final StreamKeys keys;
    private final Broadcasts broadcasts;
    private final DemoStock stock;
    private final DemoViewers viewers;
    private final boolean enabled;
    private final DemoFile file;

    DemoShop(
            Accounts accounts,
            Channels channels,
            StreamKeys keys,
            Broadcasts broadcasts,
            DemoStock stock,
            DemoViewers viewers,
            DemoSettings settings) {
        this.accounts = accounts;
        this.channels = channels;
        this.keys = keys;
        this.broadcasts = broadcasts;
        this.stock = stock;
        this.viewers = viewers;
        this.enabled = settings.enabled();
        this.file = new DemoFile(settings.file());
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (enabled) {
            open();
        }
    }

    private void open() {
        DemoFile.Content content = file.read();
        AccountView seller = seller(content);
        SellerId shop = Objects.requireNonNull(seller.seller(), "A seller's account has a shop");
        ChannelView channel =
                channels.ofSeller(shop).stream().findFirst().orElseGet(() -> channels.create(shop, settings()));
        content.set("seller-email", seller.email());
        content.set("channel", channel.publicId().value());
        content.set("stream-key", keys.show(channel.id(), KeySlot.PRIMARY).reveal());
        file.write(content);
        Optional<BroadcastView> current = broadcasts.current(channel.id());
        // After an End the encoder is refused until a show is planned that it may be meant for: one for later is not.
        if (current.filter(show -> show.phase().acceptsSignal() && show.plannedStart() == null)
                .isEmpty()) {
            broadcasts.schedule(channel.id(), TITLE, null);
        }
        stock.fill(shop);
        viewers.come(channel, SHOP, seller.id());
        log.info("The demo's shop is open on channel {}", channel.publicId());
    }

    private AccountView seller(DemoFile.Content content) {
        Optional<AccountView> known = accounts.all().stream()
                .filter(account -> account.email().equals(EMAIL))
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        // A password of our own making: one that the application makes has to be changed at the first sign-in.
        Secret password = Secret.of(PublicId.random().value());
        content.set("seller-password", password.reveal());
        return accounts.createSeller(EMAIL, SHOP, "Haru", password).account();
    }

    private static ChannelSettings settings() {
        return new ChannelSettings(SHOP, LatencyMode.LOW, true, false, Duration.ofMinutes(2));
    }
}
