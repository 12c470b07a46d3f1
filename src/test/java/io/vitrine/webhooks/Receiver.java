package io.vitrine.webhooks;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.vitrine.shared.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A system of a shop that listens for messages; all of them share a server. */
final class Receiver {

    private static final WireMockServer SERVER = started();

    private final String path = "/" + UUID.randomUUID();

    Receiver() {
        answers(aResponse().withStatus(204));
    }

    String url() {
        return "http://127.0.0.1:" + SERVER.port() + path;
    }

    String secureUrl() {
        return "https://127.0.0.1:" + SERVER.httpsPort() + path;
    }

    void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(urlPathEqualTo(path)).willReturn(answer));
    }

    /** In the order in which they came. */
    List<LoggedRequest> got() {
        List<LoggedRequest> got = new ArrayList<>(SERVER.findAll(anyRequestedFor(urlPathEqualTo(path))));
        got.sort((a, b) -> a.getLoggedDate().compareTo(b.getLoggedDate()));
        return got;
    }

    List<String> bodies() {
        return got().stream().map(LoggedRequest::getBodyAsString).toList();
    }

    /** What its signature has to say. */
    static String signature(LoggedRequest request, Secret... secrets) {
        return Signature.of(
                List.of(secrets),
                request.getHeader("webhook-id"),
                Long.parseLong(request.getHeader("webhook-timestamp")),
                request.getBodyAsString());
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(WireMockConfiguration.wireMockConfig()
                .dynamicPort()
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1"));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        return server;
    }
}
