package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.shop.Stocks;
import io.vitrine.shop.Stocks.Change;
import io.vitrine.shop.VariantId;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets programs keep a shop's stock: the one ledger of shows and shop. */
@RestController
@RequestMapping(path = "/api/v1/stock", produces = MediaType.APPLICATION_JSON_VALUE)
class StockController {

    private final Stocks stocks;
    private final Repeats repeats;

    StockController(Stocks stocks, Repeats repeats) {
        this.stocks = stocks;
        this.repeats = repeats;
    }

    @Needs(Scope.PRODUCTS_READ)
    @GetMapping
    @Operation(operationId = "listStock", summary = "List what is left of each variant, or of those with these SKUs")
    ResponseEntity<Page<StockAnswer.StockLine>> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable List<String> sku) {
        Page.checked(limit);
        Cursor from = Cursor.read(after);
        List<Stocks.Line> lines = sku != null
                ? stocks.of(caller.seller(), checked(sku))
                : stocks.page(caller.seller(), from == null ? null : new VariantId(from.id()), limit + 1);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Page.of(
                        lines,
                        sku == null ? limit : Page.MOST,
                        after,
                        line -> Cursor.of(line.variant().value()),
                        StockAnswer.StockLine::of));
    }

    @Needs(Scope.PRODUCTS_WRITE)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "changeStock", summary = "Add to the stock or take from it: all that is named, or nothing")
    ResponseEntity<StockAnswer> change(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody StockRequest wanted) {
        List<Change> changes = wanted.changes();
        return repeats.once(
                caller,
                key,
                List.of("POST", "stock", wanted),
                HttpStatus.OK,
                StockAnswer.class,
                () -> StockAnswer.of(stocks.change(caller.seller(), changes)));
    }

    static List<String> checked(List<String> skus) {
        if (skus.size() > Page.MOST) {
            throw ApiException.of(Problem.INVALID, "\"sku\" is sent at most " + Page.MOST + " times");
        }
        return skus;
    }
}
