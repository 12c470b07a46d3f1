package io.vitrine.studio;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.SignedIn;
import io.vitrine.shared.PublicId;
import io.vitrine.webhooks.Endpoint;
import io.vitrine.webhooks.Webhooks;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds the endpoints of the shop that the request acts for; another's do not exist (404). */
@Component
class WebhookScope {

    private final SellerScope scope;
    private final Webhooks webhooks;

    WebhookScope(SellerScope scope, Webhooks webhooks) {
        this.scope = scope;
        this.webhooks = webhooks;
    }

    SellerId seller(SignedIn who) {
        return scope.seller(who);
    }

    Endpoint endpoint(SignedIn who, String id) {
        return id(id).flatMap(known -> webhooks.find(seller(who), known)).orElseThrow(WebhookScope::nothing);
    }

    static Optional<PublicId> id(String id) {
        return PublicId.isValid(id) ? Optional.of(PublicId.of(id)) : Optional.empty();
    }

    static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
