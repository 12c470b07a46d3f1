package io.vitrine.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class InstancesSettingsTests {

    private static final String POSTGRES = "jdbc:postgresql://127.0.0.1/vitrine";

    @Test
    void bindWhenNothingIsSetGivesOneInstance() {
        InstancesSettings settings = bind(Map.of());
        assertThat(settings.peerPort()).isZero();
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.hold()).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void bindWhenThereIsAPeerTakesIt() {
        InstancesSettings settings = bind(
                Map.of("peer-port", "8083", "own-port", "8081", "database", POSTGRES, "patience", "5s", "hold", "1s"));
        assertThat(settings.peerPort()).isEqualTo(8083);
        assertThat(settings.ownPort()).isEqualTo(8081);
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.hold()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void bindWhenThereIsAPeerAndNoPostgresRefuses() {
        assertThatThrownBy(() -> bind(Map.of("peer-port", "8083", "database", "jdbc:h2:file:shop")))
                .hasRootCauseMessage(
                        "Two instances share a PostgreSQL: set VITRINE_DATABASE_URL, or start without VITRINE_PEER_PORT");
    }

    @Test
    void bindWhenThePeerIsItselfRefuses() {
        assertThatThrownBy(() -> bind(Map.of("peer-port", "8081", "own-port", "8081", "database", POSTGRES)))
                .hasRootCauseMessage(
                        "VITRINE_PEER_PORT is the port of the other instance, not 8081, which is this one's");
    }

    private static InstancesSettings bind(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put("vitrine.instances." + name, value));
        return new Binder(source).bindOrCreate("vitrine.instances", InstancesSettings.class);
    }
}
