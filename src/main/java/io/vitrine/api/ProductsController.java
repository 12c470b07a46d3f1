package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.accounts.SellerId;
import io.vitrine.shop.ProductId;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets programs keep a shop's products. */
@RestController
@RequestMapping(path = "/api/v1/products", produces = MediaType.APPLICATION_JSON_VALUE)
class ProductsController {

    private final CallerScope scope;
    private final Products products;
    private final Repeats repeats;
    private final Tags tags;
    private final TransactionTemplate transactions;

    ProductsController(
            CallerScope scope, Products products, Repeats repeats, Tags tags, TransactionTemplate transactions) {
        this.scope = scope;
        this.products = products;
        this.repeats = repeats;
        this.tags = tags;
        this.transactions = transactions;
    }

    @Needs(Scope.PRODUCTS_READ)
    @GetMapping
    @Operation(operationId = "listProducts", summary = "List products, oldest first")
    ResponseEntity<Page<ProductAnswer>> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable ProductStatus status,
            @RequestParam(required = false) @Nullable List<String> sku) {
        SellerId seller = caller.seller();
        Page.checked(limit);
        if (sku != null) {
            List<String> skus = StockController.checked(sku);
            return tags.answer(Page.of(
                    products.withSkus(seller, skus), Page.MOST, after, ProductsController::place, ProductAnswer::of));
        }
        Cursor from = Cursor.read(after);
        ProductId last = from == null ? null : new ProductId(from.id());
        return tags.answer(Page.of(
                products.page(seller, q, status, last, limit + 1),
                limit,
                after,
                ProductsController::place,
                ProductAnswer::of));
    }

    @Needs(Scope.PRODUCTS_READ)
    @GetMapping("/{id}")
    @Operation(operationId = "readProduct", summary = "Read a product")
    ResponseEntity<ProductAnswer> read(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return tags.answer(ProductAnswer.of(scope.product(caller, id)));
    }

    @Needs(Scope.PRODUCTS_WRITE)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createProduct", summary = "Make a product; it is a draft without stock")
    ResponseEntity<ProductAnswer> create(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody ProductRequest wanted) {
        return repeats.once(
                caller,
                key,
                List.of("POST", "products", wanted),
                HttpStatus.CREATED,
                ProductAnswer.class,
                () -> ProductAnswer.of(products.create(caller.seller(), wanted.draft(products.currency(), null))));
    }

    @Needs(Scope.PRODUCTS_WRITE)
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "changeProduct", summary = "Change a product that nobody has changed meanwhile")
    ResponseEntity<ProductAnswer> change(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ProductRequest wanted) {
        return tags.answer(Objects.requireNonNull(transactions.execute(transaction -> {
            ProductView known = scope.lockedProduct(caller, id);
            tags.check(ifMatch, ProductAnswer.of(known));
            return ProductAnswer.of(
                    products.change(known.id(), wanted.draft(known.from().currency(), known)));
        })));
    }

    @Needs(Scope.PRODUCTS_WRITE)
    @PutMapping(path = "/{id}/status", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "setProductStatus", summary = "Offer a product, archive it, or make it a draft again")
    ResponseEntity<ProductAnswer> become(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody StatusRequest wanted) {
        if (wanted.status() == null) {
            throw ApiException.of(Problem.INVALID, "\"status\" is missing: DRAFT, ACTIVE or ARCHIVED");
        }
        return tags.answer(
                ProductAnswer.of(products.become(scope.product(caller, id).id(), wanted.status())));
    }

    private static Cursor place(ProductView product) {
        return Cursor.of(product.id().value());
    }

    /** @param status where the product is to stand */
    record StatusRequest(@Nullable ProductStatus status) {}
}
