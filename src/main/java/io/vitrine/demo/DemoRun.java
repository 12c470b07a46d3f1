package io.vitrine.demo;

import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.polls.PollDraft;
import io.vitrine.polls.Polls;
import io.vitrine.runsheet.CueDraft;
import io.vitrine.runsheet.CueKind;
import io.vitrine.runsheet.RunSheets;
import io.vitrine.shop.CouponStatus;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.stage.Direction;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the run sheet of the demo's show. */
@Component
class DemoRun {

    private final Direction direction;
    private final RunSheets sheets;
    private final Polls polls;
    private final Products products;
    private final Coupons coupons;

    DemoRun(Direction direction, RunSheets sheets, Polls polls, Products products, Coupons coupons) {
        this.direction = direction;
        this.sheets = sheets;
        this.polls = polls;
        this.products = products;
        this.coupons = coupons;
    }

    /** Whatever of it is missing. */
    void write(BroadcastView show, SellerId shop) {
        // As they were made: the cup first.
        List<ProductView> offered = products.all(shop).stream()
                .filter(product -> product.status() == ProductStatus.ACTIVE)
                .toList();
        if (!sheets.of(show).cues().isEmpty() || offered.isEmpty()) {
            offered.forEach(product -> direction.add(show, product));
            return;
        }
        // The first brings the line-up onto the pages; of the others they hear a look later.
        direction.add(show, offered.get(0));
        add(
                show,
                CueKind.PRODUCT,
                id(offered.get(0)),
                "",
                0,
                "Hold it up to the light: the glaze is thinnest at the rim.",
                120);
        coupons.ofSeller(shop).stream()
                .filter(coupon -> coupon.status() == CouponStatus.DRAFT)
                .findFirst()
                .ifPresent(coupon -> add(
                        show,
                        CueKind.COUPON,
                        coupon.publicId().value(),
                        "",
                        600,
                        "Good for ten minutes, and for everything in the show.",
                        60));
        String poll = polls.create(
                        show, new PollDraft("Which glaze should we fire next?", List.of("Celadon", "Ink", "Ash"), null))
                .id()
                .value();
        add(show, CueKind.POLL, poll, "", 0, "Read the answers out while the votes come in.", 90);
        for (ProductView product : offered.subList(1, offered.size())) {
            direction.add(show, product);
            add(show, CueKind.PRODUCT, id(product), "", 0, product.description(), 120);
        }
        String quiz = polls.create(
                        show, new PollDraft("How hot does the kiln get?", List.of("900 °C", "1,250 °C", "1,600 °C"), 2))
                .id()
                .value();
        add(show, CueKind.POLL, quiz, "", 0, "Let them guess, then reveal it in the control room.", 60);
        add(show, CueKind.NOTICE, "", "Orders until midnight leave tomorrow", 60, "Thank everybody by name.", 60);
    }

    private void add(
            BroadcastView show, CueKind kind, String subject, String text, int lasting, String script, int seconds) {
        sheets.add(show, new CueDraft(kind, subject, text, lasting, script, seconds));
    }

    private static String id(ProductView product) {
        return product.publicId().value();
    }
}
