package io.vitrine.api;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API, as requests and answers are compared with it. */
final class Contract {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode components;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry registry = SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Contract(JsonNode document) {
        components = document.get("components");
        // What is not described is not answered.
        components.get("schemas").forEach(schema -> {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getValue().get("operationId").asString(),
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue().at("/security/0/token/0").asString(""),
                                method.getValue()))));
    }

    static Contract of(String document) {
        return new Contract(JSON.readTree(document));
    }

    List<Operation> operations() {
        return operations;
    }

    Operation operation(String id) {
        return operations.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    void checkRequest(Operation operation, String body, List<String> wrong) {
        compare(
                operation.route() + " is sent",
                operation.node().at("/requestBody/content/application~1json/schema"),
                body,
                wrong);
    }

    /** Compares status, kind of content, and body; and looks for the headers that each answer has. */
    void checkAnswer(Operation operation, HttpResponse<String> answer, List<String> wrong) {
        String about = operation.route() + " answers " + answer.statusCode();
        JsonNode responses = operation.node().get("responses");
        String status = Integer.toString(answer.statusCode());
        if (!responses.has(status) && answer.statusCode() < 400) {
            wrong.add(about + ", which is not described");
            return;
        }
        JsonNode response = responses.has(status) ? responses.get(status) : responses.get("default");
        String type = answer.headers().firstValue("Content-Type").orElse("none").split(";", 2)[0];
        JsonNode content = response.get("content").get(type);
        if (content == null) {
            wrong.add(about + " as " + type);
            return;
        }
        if (!operation.scope().isEmpty()
                && answer.statusCode() != 401
                && answer.headers().firstValue("RateLimit-Remaining").isEmpty()) {
            wrong.add(about + " without its limits");
        }
        compare(about, content.get("schema"), answer.body(), wrong);
    }

    private void compare(String about, JsonNode schema, String body, List<String> wrong) {
        ObjectNode whole = schema.isMissingNode() ? JSON.createObjectNode() : ((ObjectNode) schema).deepCopy();
        if (whole.isEmpty()) {
            wrong.add(about + " without a schema");
            return;
        }
        whole.set("components", components);
        List<Error> errors = registry.getSchema((JsonNode) whole).validate(JSON.readTree(body));
        errors.forEach(error -> wrong.add(about + ": " + error + " in " + body));
    }
}
