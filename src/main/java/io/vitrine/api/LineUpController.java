package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shop.ProductView;
import io.vitrine.stage.Direction;
import io.vitrine.stage.Screens;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets programs choose what is sold in a show. */
@RestController
@RequestMapping(path = "/api/v1/broadcasts/{id}/line-up/{product}", produces = MediaType.APPLICATION_JSON_VALUE)
class LineUpController {

    private final CallerScope scope;
    private final Screens screens;
    private final Direction direction;
    private final Repeats repeats;
    private final Tags tags;

    LineUpController(CallerScope scope, Screens screens, Direction direction, Repeats repeats, Tags tags) {
        this.scope = scope;
        this.screens = screens;
        this.direction = direction;
        this.repeats = repeats;
        this.tags = tags;
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @PutMapping
    @Operation(operationId = "addToLineUp", summary = "Put a product at the end of the line-up, unless it is in it")
    ResponseEntity<ScreenAnswer> add(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable String product) {
        return change(caller, id, product, direction::add);
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @DeleteMapping
    @Operation(operationId = "removeFromLineUp", summary = "Take a product out of the line-up, and off the picture")
    ResponseEntity<ScreenAnswer> remove(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable String product) {
        return change(caller, id, product, direction::remove);
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @PutMapping(path = "/sold-out", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "setSoldOut",
            summary = "Say that a product cannot be bought in the show any more, or again")
    ResponseEntity<ScreenAnswer> soldOut(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable String product,
            @RequestBody SoldOutRequest wanted) {
        Boolean soldOut = wanted.soldOut();
        if (soldOut == null) {
            throw ApiException.of(Problem.INVALID, "\"soldOut\" is missing: true or false");
        }
        return change(caller, id, product, (show, named) -> direction.soldOut(show, named, soldOut));
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @PostMapping(path = "/moves", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "moveInLineUp", summary = "Move a product in the line-up")
    ResponseEntity<ScreenAnswer> move(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable String product,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody MoveRequest wanted) {
        BroadcastView show = scope.show(caller, id);
        ProductView named = scope.product(caller, product);
        if (Math.abs((long) wanted.by()) > Direction.MOST_PRODUCTS) {
            throw ApiException.of(Problem.INVALID, "\"by\" is at most " + Direction.MOST_PRODUCTS + " places");
        }
        return repeats.once(
                caller,
                key,
                List.of("POST", "moves", show.publicId(), named.publicId(), wanted),
                HttpStatus.OK,
                ScreenAnswer.class,
                () -> {
                    direction.move(show, named, wanted.by());
                    return ScreenAnswer.of(screens.of(show));
                });
    }

    private ResponseEntity<ScreenAnswer> change(
            Caller caller, String id, String product, BiConsumer<BroadcastView, ProductView> command) {
        BroadcastView show = scope.show(caller, id);
        command.accept(show, scope.product(caller, product));
        return tags.answer(ScreenAnswer.of(screens.of(show)));
    }

    record SoldOutRequest(@Nullable Boolean soldOut) {}

    /** @param by how many places; up if negative */
    record MoveRequest(int by) {}
}
