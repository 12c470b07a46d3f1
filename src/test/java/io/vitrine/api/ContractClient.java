package io.vitrine.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the running application over HTTP. */
final class ContractClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final Map<String, String> ids;
    private final ContractShop shop;

    /** @param ids what stands for the variables of addresses, by the words before them */
    ContractClient(int port, Map<String, String> ids, ContractShop shop) {
        this.port = port;
        this.ids = ids;
        this.shop = shop;
    }

    HttpResponse<String> ask(Operation operation, ContractShop.Example example)
            throws IOException, InterruptedException {
        String token = operation.scope().startsWith("site:") ? shop.siteToken() : shop.shopToken();
        return as(token, operation, example);
    }

    HttpResponse<String> as(String token, Operation operation, ContractShop.Example example)
            throws IOException, InterruptedException {
        return send(token, operation, example, "application/json");
    }

    HttpResponse<String> withoutToken(Operation operation, ContractShop.Example example)
            throws IOException, InterruptedException {
        return send(null, operation, example, "application/json");
    }

    HttpResponse<String> asText(Operation operation, ContractShop.Example example)
            throws IOException, InterruptedException {
        String token = operation.scope().startsWith("site:") ? shop.siteToken() : shop.shopToken();
        return send(token, operation, example, "text/plain");
    }

    private HttpResponse<String> send(
            @Nullable String token, Operation operation, ContractShop.Example example, String type)
            throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path(operation.path()) + example.query());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(
                        operation.method(),
                        example.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(example.body()));
        if (!example.body().isEmpty()) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (operation.method().equals("PUT")) {
            request.header("If-Match", "*");
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** {@code /products/{id}} becomes the address of the shop's product. */
    private String path(String pattern) {
        String path = pattern;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace(id.getKey(), id.getValue());
        }
        return path;
    }
}
