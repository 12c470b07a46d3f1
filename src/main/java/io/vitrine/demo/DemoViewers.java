package io.vitrine.demo;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Phase;
import io.vitrine.channels.ChannelView;
import io.vitrine.polls.PollException;
import io.vitrine.polls.PollState;
import io.vitrine.polls.Polls;
import io.vitrine.runsheet.RunSheet;
import io.vitrine.runsheet.RunSheetException;
import io.vitrine.runsheet.RunSheets;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Recipient;
import io.vitrine.shop.ShopException;
import io.vitrine.stage.Chat;
import io.vitrine.stage.ChatAuthor;
import io.vitrine.stage.ChatException;
import io.vitrine.stage.ChatMark;
import io.vitrine.stage.ChatPlace;
import io.vitrine.stage.Direction;
import io.vitrine.stage.Hearts;
import io.vitrine.stage.Screens;
import io.vitrine.stage.StageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Directs the demo's show, and lets a few invented people watch it: they chat, send hearts, and buy now and then. */
@Component
class DemoViewers {

    private static final Logger log = LoggerFactory.getLogger(DemoViewers.class);

    private static final List<String> NAMES = List.of("Mina", "소라", "Jun", "지우", "Dana");
    private static final List<String> LINES = List.of(
            "Good evening from Busan!",
            "컵 색이 정말 예뻐요",
            "Is the cup safe for the microwave?",
            "오늘 처음 왔어요, 반갑습니다",
            "The throw looks so soft",
            "배송은 얼마나 걸리나요?",
            "Just ordered one",
            "스피커 소리도 들려주세요!");
    /** One in so many looks buys something. */
    private static final int PATIENCE = 6;
    /** Not the last ones: visitors of the demo want to buy, too. */
    private static final int LEFT_FOR_OTHERS = 3;

    /** Looks from one cue to the next. */
    private static final int CUE = 8;

    private final Broadcasts broadcasts;
    private final Chat chat;
    private final Hearts hearts;
    private final Direction direction;
    private final Screens screens;
    private final Products products;
    private final Orders orders;
    private final Polls polls;
    private final RunSheets sheets;
    private final DemoRun run;

    private volatile @Nullable House house;
    private int looks;

    DemoViewers(
            Broadcasts broadcasts,
            Chat chat,
            Hearts hearts,
            Direction direction,
            Screens screens,
            Products products,
            Orders orders,
            Polls polls,
            RunSheets sheets,
            DemoRun run) {
        this.broadcasts = broadcasts;
        this.chat = chat;
        this.hearts = hearts;
        this.direction = direction;
        this.screens = screens;
        this.products = products;
        this.orders = orders;
        this.polls = polls;
        this.sheets = sheets;
        this.run = run;
    }

    /** Lets them in. */
    void come(ChannelView channel, String shop, AccountId host) {
        house = new House(channel, shop, host);
    }

    @Scheduled(fixedDelay = 4_000)
    void look() {
        House here = house;
        if (here == null) {
            return;
        }
        broadcasts
                .current(here.channel().id())
                .filter(show -> show.phase() == Phase.LIVE)
                .ifPresent(show -> takePart(here, show));
    }

    private void takePart(House here, BroadcastView show) {
        looks++;
        try {
            direct(here, show);
            answer(show);
            say(here, show);
            hearts.send(show, visitor(looks), 1 + looks % 5);
            if (looks % PATIENCE == 0) {
                buy(here, show);
            }
        } catch (ChatException | StageException | ShopException | PollException | RunSheetException e) {
            log.debug("Somebody who watches the demo was refused: {}", e.getMessage());
        }
    }

    /** Plays the run sheet by itself, and leaves it at its last cue to whoever looks at the demo. */
    private void direct(House here, BroadcastView show) {
        RunSheet sheet = sheets.of(show);
        if (screens.of(show).cards().isEmpty() || sheet.cues().isEmpty()) {
            run.write(show, here.channel().seller());
        } else if (looks % CUE == 2 && sheet.next().isPresent()) {
            sheets.next(show, sheet.step(), null, here.host());
        }
    }

    /** One of them a look; who has voted before is not counted twice. */
    private void answer(BroadcastView show) {
        polls.shown(show)
                .filter(poll -> poll.state() == PollState.OPEN)
                .ifPresent(poll -> polls.vote(
                        show,
                        poll.id(),
                        visitor(looks),
                        1 + looks % NAMES.size() % poll.options().size()));
    }

    private void say(House here, BroadcastView show) {
        ChatPlace place = new ChatPlace(show, here.channel().seller(), here.shop());
        // Addresses for documentation (RFC 5737): nobody has them.
        ChatAuthor author = new ChatAuthor(
                visitor(looks),
                NAMES.get(looks % NAMES.size()),
                ChatMark.VIEWER,
                true,
                "192.0.2." + (1 + looks % NAMES.size()));
        chat.post(place, author, LINES.get(looks % LINES.size()), UUID.randomUUID());
    }

    private void buy(House here, BroadcastView show) {
        List<VariantView> plenty = products.ofSeller(here.channel().seller(), "", ProductStatus.ACTIVE).stream()
                .flatMap(product -> product.variants().stream())
                .filter(variant -> variant.stock().left() > LEFT_FOR_OTHERS)
                .toList();
        if (!plenty.isEmpty()) {
            VariantView wanted = plenty.get(looks % plenty.size());
            Item item = new Item(wanted.id(), 1, wanted.price(), show.id().value());
            orders.place(
                    visitor(looks),
                    new OrderRequest(
                            here.channel().seller(),
                            List.of(item),
                            new Recipient(
                                    NAMES.get(looks % NAMES.size()),
                                    "010-0000-0000",
                                    "viewer@example.com",
                                    "00000",
                                    "1 Example Road",
                                    ""),
                            PaymentKind.ON_DELIVERY,
                            UUID.randomUUID().toString()));
        }
    }

    private static VisitorId visitor(int look) {
        String name = "demo viewer " + NAMES.get(look % NAMES.size());
        return new VisitorId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** Where they watch, and who holds the show. */
    private record House(ChannelView channel, String shop, AccountId host) {}
}
