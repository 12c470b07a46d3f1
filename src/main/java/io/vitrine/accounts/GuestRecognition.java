package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Notices at sign-in which guest the person was until then. */
@Component
class GuestRecognition {

    private static final Logger log = LoggerFactory.getLogger(GuestRecognition.class);

    private final Visitors visitors;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;

    GuestRecognition(Visitors visitors, ApplicationEventPublisher events, TransactionOperations transactions) {
        this.visitors = visitors;
        this.events = events;
        this.transactions = transactions;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedIn person
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here) {
            visitors.guest(here.getRequest()).ifPresent(guest -> handOver(guest, person, here));
        }
    }

    private void handOver(VisitorId guest, SignedIn person, ServletRequestAttributes here) {
        try {
            GuestSignedIn who =
                    new GuestSignedIn(guest, new VisitorId(person.account().value()));
            // All of it or nothing: an order and what counts it belong to the same visitor at any time.
            transactions.executeWithoutResult(status -> events.publishEvent(who));
            HttpServletResponse response = here.getResponse();
            if (response != null) {
                visitors.forgetGuest(here.getRequest(), response);
            }
        } catch (RuntimeException e) {
            // Nobody is kept from signing in by that; the guest stays known, and it is done next time.
            log.error("What guest {} had could not become {}'s", guest, person.account(), e);
        }
    }
}
