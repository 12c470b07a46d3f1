package io.vitrine.api;

import tools.jackson.databind.JsonNode;

/**
 * An operation of the description.
 *
 * @param scope that its token needs; empty if it needs none
 * @param node what the description says of it
 */
record Operation(String id, String method, String path, String scope, JsonNode node) {

    String route() {
        return method + " " + path;
    }
}
