package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.Sellers;
import io.vitrine.accounts.Standing;
import io.vitrine.tokens.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets an administrator's programs see who sells, and decide how far to trust them. */
@RestController
@RequestMapping(path = "/api/v1/site/sellers", produces = MediaType.APPLICATION_JSON_VALUE)
class SiteSellersController {

    private final Accounts accounts;
    private final Sellers sellers;

    SiteSellersController(Accounts accounts, Sellers sellers) {
        this.accounts = accounts;
        this.sellers = sellers;
    }

    @Needs(Scope.SITE_READ)
    @GetMapping
    @Operation(operationId = "listSellers", summary = "List the accounts of shops, oldest first")
    ResponseEntity<Page<SellerAnswer>> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Page.USUAL) int limit) {
        Page.checked(limit);
        Cursor from = Cursor.read(after);
        List<AccountView> all = accounts.all().stream()
                .filter(account -> account.seller() != null)
                .filter(account ->
                        from == null || place(account).compareTo(from.id().toString()) > 0)
                .sorted(Comparator.comparing(SiteSellersController::place))
                .limit(limit + 1L)
                .toList();
        return answer(
                Page.of(all, limit, after, account -> Cursor.of(account.id().value()), this::seller));
    }

    @Needs(Scope.SITE_WRITE)
    @PutMapping(path = "/{shop}/standing", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "setStanding", summary = "Trust a shop, refuse it, or suspend it")
    ResponseEntity<StandingAnswer> decide(@PathVariable UUID shop, @RequestBody StandingRequest wanted) {
        SellerId seller = new SellerId(shop);
        Standing now = sellers.standing(seller)
                .orElseThrow(() -> ApiException.of(Problem.NOT_FOUND, "There is no shop with that id"));
        Standing next = wanted.standing();
        if (next == null || next == Standing.APPLIED) {
            throw ApiException.of(Problem.INVALID, "\"standing\" is VERIFIED, SUSPENDED or CLOSED");
        }
        if (next != now) {
            decide(seller, now, next, wanted.reason());
        }
        return answer(new StandingAnswer(shop, next));
    }

    private void decide(SellerId seller, Standing now, Standing next, @Nullable String reason) {
        if (next == Standing.VERIFIED && now == Standing.SUSPENDED) {
            sellers.reinstate(seller);
        } else if (next == Standing.VERIFIED) {
            sellers.verify(seller);
        } else if (next == Standing.SUSPENDED) {
            sellers.suspend(seller, Reasons.checked(reason));
        } else {
            sellers.refuse(seller, Reasons.checked(reason));
        }
    }

    private SellerAnswer seller(AccountView account) {
        SellerId shop = Objects.requireNonNull(account.seller());
        return new SellerAnswer(
                account.id().value(),
                shop.value(),
                Objects.requireNonNullElse(account.sellerName(), ""),
                account.displayName(),
                account.email(),
                sellers.standing(shop).orElse(Standing.CLOSED),
                account.active(),
                account.createdAt(),
                account.lastSignIn());
    }

    private static String place(AccountView account) {
        return account.id().value().toString();
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /**
     * An account that acts for a shop.
     *
     * @param shop the id of that
     * @param active whether the person may sign in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SellerAnswer(
            UUID account,
            UUID shop,
            String shopName,
            String name,
            String email,
            Standing standing,
            boolean active,
            Instant createdAt,
            @Nullable Instant lastSignIn) {}

    record StandingAnswer(UUID shop, Standing standing) {}

    /**
     * What is decided.
     *
     * @param standing VERIFIED to trust it (again), SUSPENDED, or CLOSED to refuse what asks
     * @param reason 1 to 200 characters on one line, which its owner is told; needless for VERIFIED
     */
    record StandingRequest(
            @Nullable Standing standing, @Nullable String reason) {}
}
