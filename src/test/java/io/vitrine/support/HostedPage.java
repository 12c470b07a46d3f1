package io.vitrine.support;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Does what pressing a button on a page of Stripe's does, and sends the browser on. */
final class HostedPage implements ResponseDefinitionTransformerV2 {

    static final String NAME = "hosted-page";

    private final Map<String, Supplier<URI>> buttons = new ConcurrentHashMap<>();

    /** @param press what happens, and where the browser goes after it */
    void button(String path, Supplier<URI> press) {
        buttons.put(path, press);
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Supplier<URI> press =
                Objects.requireNonNull(buttons.get(event.getRequest().getUrl()));
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(303)
                .withHeader("Location", press.get().toString())
                .build();
    }
}
