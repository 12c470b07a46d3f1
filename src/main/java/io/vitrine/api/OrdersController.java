package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.shop.OrderId;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderStep;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets programs see a shop's orders through. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
class OrdersController {

    private final CallerScope scope;
    private final Orders orders;
    private final Repeats repeats;
    private final Tags tags;

    OrdersController(CallerScope scope, Orders orders, Repeats repeats, Tags tags) {
        this.scope = scope;
        this.orders = orders;
        this.repeats = repeats;
        this.tags = tags;
    }

    @Needs(Scope.ORDERS_READ)
    @GetMapping
    @Operation(operationId = "listOrders", summary = "List orders in the order in which they changed last")
    ResponseEntity<Page<OrderAnswer>> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable OrderState state,
            @RequestParam(required = false) @Nullable Instant since) {
        Page.checked(limit);
        Cursor from = Cursor.read(after);
        List<OrderView> found = from == null
                ? orders.changed(
                        caller.seller(), state, Objects.requireNonNullElse(since, Instant.EPOCH), null, limit + 1)
                : orders.changed(caller.seller(), state, from.at(), new OrderId(from.id()), limit + 1);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Page.of(found, limit, after, OrdersController::place, OrderAnswer::of));
    }

    @Needs(Scope.ORDERS_READ)
    @GetMapping("/{id}")
    @Operation(operationId = "readOrder", summary = "Read an order")
    ResponseEntity<OrderAnswer> read(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return tags.answer(OrderAnswer.of(scope.order(caller, id)));
    }

    @Needs(Scope.ORDERS_WRITE)
    @PostMapping(path = "/{id}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "takeOrderOn", summary = "Take an order on: one of the steps that it names")
    ResponseEntity<OrderAnswer> take(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody StepRequest wanted) {
        OrderView order = scope.order(caller, id);
        OrderStep step = wanted.step();
        if (step == null) {
            throw ApiException.of(Problem.INVALID, "\"step\" is missing: PAY, SHIP, FINISH, CANCEL or REFUND");
        }
        ResponseEntity<OrderAnswer> answer = repeats.once(
                caller,
                key,
                List.of("POST", "orders", order.publicId(), step),
                HttpStatus.OK,
                OrderAnswer.class,
                () -> OrderAnswer.of(orders.take(order.id(), step)));
        return caller.scopes().contains(Scope.ORDERS_READ) ? answer : withoutRecipient(answer);
    }

    /** Not before the answer is kept: another program of the shop may ask for it again. */
    private static ResponseEntity<OrderAnswer> withoutRecipient(ResponseEntity<OrderAnswer> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(Objects.requireNonNull(answer.getBody()).withoutRecipient());
    }

    private static Cursor place(OrderView order) {
        return new Cursor(order.changedAt(), order.id().value());
    }

    /** @param step one of the order's {@code steps} */
    record StepRequest(@Nullable OrderStep step) {}
}
