package io.vitrine.studio;

import io.vitrine.webhooks.Endpoint;
import io.vitrine.webhooks.EndpointDraft;
import io.vitrine.webhooks.EventType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of webhooks as it was typed.
 *
 * @param types names of {@link EventType}; what is none is left out
 */
record WebhookForm(String url, String description, Set<String> types) {

    /** NullAway cannot know that a form may leave fields out. */
    WebhookForm(@Nullable String url, @Nullable String description, @Nullable Set<String> types) {
        this.url = url == null ? "" : url.strip();
        this.description = description == null ? "" : description.strip();
        this.types = types == null ? Set.of() : Set.copyOf(types);
    }

    static WebhookForm empty() {
        return new WebhookForm("", "", names(EventType.toChoose()));
    }

    static WebhookForm of(Endpoint endpoint) {
        return new WebhookForm(endpoint.url(), endpoint.description(), names(endpoint.types()));
    }

    EndpointDraft draft() {
        return new EndpointDraft(
                url,
                description,
                Arrays.stream(EventType.values())
                        .filter(type -> types.contains(type.name()))
                        .collect(Collectors.toSet()));
    }

    private static Set<String> names(Set<EventType> types) {
        return types.stream().map(EventType::name).collect(Collectors.toSet());
    }
}
