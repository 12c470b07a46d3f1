package io.vitrine.webhooks;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PlainText;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import io.vitrine.webhooks.EndpointTable.Row;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps endpoints in the database. Names are looked up outside transactions: that may take a while. */
@Service
class StoredWebhooks implements Webhooks {

    private static final int MOST_TESTS = 5;
    private static final String FORBIDDEN = "webhooks.url.forbidden";

    private final EndpointTable endpoints;
    private final DeliveryTable deliveries;
    private final Messages messages;
    private final TargetAddresses targets;
    private final TransactionOperations transaction;
    private final AuditLog audit;
    private final Clock clock;

    StoredWebhooks(
            EndpointTable endpoints,
            DeliveryTable deliveries,
            Messages messages,
            TargetAddresses targets,
            TransactionOperations transaction,
            AuditLog audit,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.messages = messages;
        this.targets = targets;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Endpoint add(SellerId seller, AccountId by, Locale language, EndpointDraft draft) {
        EndpointDraft checked = checked(draft);
        Endpoint endpoint = new Endpoint(
                PublicId.random(),
                seller,
                checked.url(),
                checked.description(),
                checked.types(),
                EndpointState.ENABLED,
                0,
                null,
                null,
                clock.instant());
        transaction.executeWithoutResult(status -> {
            if (endpoints.ofSeller(seller).size() >= MOST_OF_SHOP) {
                throw new WebhookException(
                        "", "webhooks.most", "Shop " + seller + " has " + MOST_OF_SHOP + " endpoints");
            }
            endpoints.insert(Ids.next(), endpoint, by, language, Signature.newSecret());
            audit.change("webhook.added", endpoint.id(), checked.url(), null, EventType.join(checked.types()));
        });
        return endpoint;
    }

    @Override
    public void change(SellerId seller, PublicId endpoint, EndpointDraft draft) {
        EndpointDraft checked = checked(draft);
        transaction.executeWithoutResult(status -> {
            Row row = row(seller, endpoint);
            endpoints.change(row.id(), checked);
            audit.change(
                    "webhook.changed",
                    endpoint,
                    checked.url(),
                    row.view().url() + " " + EventType.join(row.view().types()),
                    checked.url() + " " + EventType.join(checked.types()));
        });
    }

    @Override
    @Transactional(readOnly = true)
    public List<Endpoint> ofSeller(SellerId seller) {
        return endpoints.ofSeller(seller).stream().map(Row::view).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Endpoint> find(SellerId seller, PublicId endpoint) {
        return endpoints.find(seller, endpoint).map(Row::view);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SellerId> sellerOf(PublicId endpoint) {
        return endpoints.sellerOf(endpoint);
    }

    @Override
    @Transactional
    public Secret secret(SellerId seller, PublicId endpoint) {
        Row row = row(seller, endpoint);
        audit.note("webhook.secret-shown", endpoint, row.view().url());
        return endpoints.secret(row);
    }

    @Override
    @Transactional
    public void rotate(SellerId seller, PublicId endpoint) {
        Row row = row(seller, endpoint);
        endpoints.rotate(row.id(), Signature.newSecret(), clock.instant().plus(GRACE));
        audit.note("webhook.secret-rotated", endpoint, row.view().url());
    }

    @Override
    @Transactional
    public void enable(SellerId seller, PublicId endpoint, boolean on) {
        Row row = row(seller, endpoint);
        if (row.view().isEnabled() == on) {
            return;
        }
        endpoints.become(row.id(), on ? EndpointState.ENABLED : EndpointState.DISABLED);
        if (!on) {
            deliveries.giveUpWaiting(row.id());
        }
        audit.note(
                on ? "webhook.enabled" : "webhook.disabled",
                endpoint,
                row.view().url());
    }

    @Override
    @Transactional
    public void remove(SellerId seller, PublicId endpoint) {
        endpoints.find(seller, endpoint).ifPresent(row -> {
            endpoints.remove(row.id());
            audit.note("webhook.removed", endpoint, row.view().url());
        });
    }

    @Override
    @Transactional
    public void test(SellerId seller, PublicId endpoint) {
        UUID id = enabled(seller, endpoint).id();
        if (deliveries.waiting(id, EventType.TEST) >= MOST_TESTS) {
            throw new WebhookException("", "webhooks.tests", "Tests of endpoint " + endpoint + " wait already");
        }
        messages.write(seller, EventType.TEST, clock.instant(), Map.of("endpoint", endpoint.value()), List.of(id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Delivery> deliveries(SellerId seller, PublicId endpoint, boolean failedOnly) {
        return deliveries.list(row(seller, endpoint).id(), failedOnly, MOST_LISTED);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<DeliveryDetails> delivery(SellerId seller, PublicId endpoint, PublicId delivery) {
        return endpoints.find(seller, endpoint).flatMap(row -> deliveries.find(row.id(), delivery));
    }

    @Override
    @Transactional
    public void replay(SellerId seller, PublicId endpoint, PublicId delivery) {
        Row row = enabled(seller, endpoint);
        if (deliveries.replay(row.id(), delivery, clock.instant())) {
            audit.note("webhook.replayed", endpoint, row.view().url() + ": " + delivery);
        }
    }

    @Override
    @Transactional
    public int replayFailed(SellerId seller, PublicId endpoint, Duration within) {
        Row row = enabled(seller, endpoint);
        int replayed = deliveries.replayFailed(row.id(), clock.instant().minus(within), clock.instant(), MOST_REPLAYED);
        if (replayed > 0) {
            audit.note("webhook.replayed", endpoint, row.view().url() + ": " + replayed);
        }
        return replayed;
    }

    private Row enabled(SellerId seller, PublicId endpoint) {
        Row row = row(seller, endpoint);
        if (!row.view().isEnabled()) {
            throw new WebhookException(
                    "",
                    "webhooks.off",
                    "Endpoint " + endpoint + " is " + row.view().state());
        }
        return row;
    }

    private Row row(SellerId seller, PublicId endpoint) {
        return endpoints
                .find(seller, endpoint)
                .orElseThrow(() -> new WebhookException(
                        "", "webhooks.unknown", "Shop " + seller + " has no endpoint " + endpoint));
    }

    private EndpointDraft checked(EndpointDraft draft) {
        String description = draft.description().strip();
        if (!description.isEmpty() && !PlainText.isOneLine(description, MOST_DESCRIPTION)) {
            throw new WebhookException(
                    "description", "webhooks.description", "A description is one line of at most 120 characters");
        }
        if (draft.types().isEmpty() || !EventType.toChoose().containsAll(draft.types())) {
            throw new WebhookException("types", "webhooks.types", "An endpoint without an event is of no use");
        }
        return new EndpointDraft(checkedUrl(draft.url().strip()), description, draft.types());
    }

    private String checkedUrl(String typed) {
        if (typed.length() > MOST_URL) {
            throw wrong("webhooks.url.long");
        }
        URI url;
        try {
            url = new URI(typed).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw wrong("webhooks.url");
        }
        String scheme = url.getScheme();
        if (url.getHost() == null || !("https".equals(scheme) || "http".equals(scheme)) || url.getPort() == 0) {
            throw wrong("webhooks.url");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw wrong("webhooks.url.parts");
        }
        checkTarget(url);
        return typed;
    }

    private void checkTarget(URI url) {
        try {
            boolean inHouse = targets.isInHouse(url.getHost());
            if (!inHouse && !"https".equals(url.getScheme())) {
                throw wrong("webhooks.url.http");
            }
        } catch (TargetAddresses.ForbiddenTargetException e) {
            throw wrong(FORBIDDEN);
        } catch (UnknownHostException e) {
            throw wrong("webhooks.url.host");
        }
    }

    private static WebhookException wrong(String code) {
        return new WebhookException("url", code, "Not registered: " + code);
    }
}
