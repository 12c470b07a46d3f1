package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.nodes.NodesSettings.Mode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NodesSettingsTests {

    @Test
    void bindWhenNothingIsSetGivesDefaults() {
        NodesSettings settings = bind(Map.of());
        assertThat(settings.mode()).isEqualTo(Mode.MANAGED);
        assertThat(settings.data()).isEqualTo(Path.of("var").toAbsolutePath());
        assertThat(settings.rtmpBind().isAnyLocalAddress()).isTrue();
        assertThat(settings.rtmpPort()).isEqualTo(1935);
        assertThat(settings.httpBind().isAnyLocalAddress()).isTrue();
        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.controlPort()).isEqualTo(1936);
        assertThat(settings.publisherPort()).isEqualTo(8082);
        assertThat(settings.applicationPort()).isEqualTo(8081);
        assertThat(settings.peerPort()).isZero();
    }

    @Test
    void bindWhenEverythingIsSetTakesIt() {
        NodesSettings settings = bind(Map.ofEntries(
                Map.entry("mode", "supervised"),
                Map.entry("data", "/srv/vitrine"),
                Map.entry("program", "/opt/nginx"),
                Map.entry("rtmp-bind", "192.0.2.1"),
                Map.entry("rtmp-port", "1"),
                Map.entry("http-bind", "::1"),
                Map.entry("http-port", "2"),
                Map.entry("control-port", "3"),
                Map.entry("publisher-port", "4"),
                Map.entry("application-port", "5"),
                Map.entry("peer-port", "9"),
                Map.entry("publishers", "6"),
                Map.entry("connections", "700")));
        assertThat(settings.mode()).isEqualTo(Mode.SUPERVISED);
        assertThat(new ListenAddress(settings.rtmpBind(), settings.rtmpPort())).hasToString("192.0.2.1:1");
        assertThat(new ListenAddress(settings.httpBind(), settings.httpPort())).hasToString("[0:0:0:0:0:0:0:1]:2");
        assertThat(settings.peerPort()).isEqualTo(9);
        assertThat(settings.publishers()).isEqualTo(6);
        assertThat(settings.connections()).isEqualTo(700);
    }

    @Test
    void bindWhenPortIsGivenTwiceRefuses() {
        assertThatThrownBy(() -> bind(Map.of("http-port", "1935")))
                .hasRootCauseMessage("Port 1935 is given to two of Vitrine's servers");
    }

    @Test
    void bindWhenPortIsNoneRefuses() {
        assertThatThrownBy(() -> bind(Map.of("rtmp-port", "70000")))
                .hasRootCauseMessage("A port is a number from 1 to 65535, not 70000");
    }

    private static NodesSettings bind(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put("vitrine.nodes." + name, value));
        return new Binder(source).bindOrCreate("vitrine.nodes", NodesSettings.class);
    }
}
