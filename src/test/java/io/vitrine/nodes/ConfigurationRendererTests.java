package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.support.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationRendererTests {

    @TempDir
    private Path data;

    @Test
    void renderWhenIngestLetsNginxTakeItAndFindsNoProblem() {
        var node = new TestNode(data);
        RenderedConfiguration ingest = node.rendered(Instance.INGEST);
        assertThat(new ConfigurationCheck().check(ingest.text())).isEmpty();
        node.control(Instance.INGEST).test(node.store(Instance.INGEST).stage(ingest));
    }

    @Test
    void renderWhenEdgeLetsNginxTakeItAndFindsNoProblem() {
        var node = new TestNode(data);
        RenderedConfiguration edge = node.rendered(Instance.EDGE);
        assertThat(new ConfigurationCheck().check(edge.text())).isEmpty();
        node.control(Instance.EDGE).test(node.store(Instance.EDGE).stage(edge));
    }

    @Test
    void renderWhenThereAreTwoInstancesTriesThemInOneOrderWhicheverRenders() {
        int one = Ports.free();
        int other = Ports.free();
        var node = new TestNode(data, one, other);
        RenderedConfiguration edge = node.rendered(Instance.EDGE);
        assertThat(new ConfigurationCheck().check(edge.text())).isEmpty();
        node.control(Instance.EDGE).test(node.store(Instance.EDGE).stage(edge));
        assertThat(edge.text())
                .doesNotContain("keepalive 32;")
                .contains("server 127.0.0.1:" + Math.min(one, other) + " max_fails=0;")
                .contains("server 127.0.0.1:" + Math.max(one, other) + " max_fails=0 backup;");
    }

    @Test
    void renderWhenIngestKeepsToTheContract() {
        var node = new TestNode(data);
        Directive ingest =
                ConfigurationParser.parse(node.rendered(Instance.INGEST).text());
        String callbacks = "http://unix:" + node.files(Instance.INGEST).callbacks() + ":/";

        assertThat(value(ingest, "worker_processes")).isEqualTo("1");
        assertThat(value(ingest, "rtmp_auto_push")).isEqualTo("off");
        assertThat(value(ingest, "idle_streams")).isEqualTo("off");
        assertThat(value(ingest, "drop_idle_publisher")).isEqualTo("15s");
        assertThat(value(ingest, "on_publish")).isEqualTo(callbacks + "publish?s=callback-secret");
        assertThat(value(ingest, "on_publish_done")).isEqualTo(callbacks + "publish_done?s=callback-secret");
        assertThat(value(ingest, "on_disconnect")).isEqualTo(callbacks + "disconnect?s=callback-secret");
        assertThat(names(ingest)).doesNotContain("on_update", "on_done", "hls", "record", "push", "exec");
    }

    @Test
    void renderWhenRepeatedGivesTheSameBytes() {
        var node = new TestNode(data);
        assertThat(node.rendered(Instance.EDGE)).isEqualTo(node.rendered(Instance.EDGE));
    }

    @Test
    void renderWhenAnythingDiffersGivesAnotherVersion() {
        String one = new TestNode(data.resolve("one")).rendered(Instance.EDGE).version();
        String other =
                new TestNode(data.resolve("other")).rendered(Instance.EDGE).version();
        assertThat(one).isNotEqualTo(other).matches("[0-9a-f]{12}");
    }

    @Test
    void renderWhenFolderHasBlanksQuotesIt() {
        var node = new TestNode(data.resolve("a shop"));
        node.control(Instance.EDGE).test(node.store(Instance.EDGE).stage(node.rendered(Instance.EDGE)));
    }

    @Test
    void renderWhenTheSocketsPathIsLongerThanLinuxTakesOrHasAColonRefuses() {
        var node = new TestNode(data.resolve("x".repeat(100)));
        assertThatThrownBy(() -> node.rendered(Instance.INGEST))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining("longer than the 106 bytes");
        var other = new TestNode(data.resolve("a:b"));
        assertThatThrownBy(() -> other.rendered(Instance.INGEST))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining("characters");
    }

    @Test
    void renderWhenFolderCouldAddDirectivesRefuses() {
        var settings = TestNode.settings(data.resolve("x\";error_log y"), NodesSettings.Mode.MANAGED, 1);
        assertThatThrownBy(() -> ConfigurationPath.of(settings.data()))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining("characters");
    }

    private static String value(Directive configuration, String name) {
        List<Directive> found =
                configuration.all().filter(d -> d.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0).value();
    }

    private static Set<String> names(Directive configuration) {
        return configuration.all().map(Directive::name).collect(Collectors.toSet());
    }
}
