package io.vitrine.webhooks;

import java.util.Set;

/**
 * What somebody typed to register an endpoint.
 *
 * @param url where messages are sent
 * @param description for the shop's people; may be empty
 * @param types what it is told of
 */
public record EndpointDraft(String url, String description, Set<EventType> types) {

    public EndpointDraft {
        types = Set.copyOf(types);
    }
}
