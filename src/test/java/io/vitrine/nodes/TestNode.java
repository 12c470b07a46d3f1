package io.vitrine.nodes;

import io.vitrine.nodes.EdgeRules.Rules;
import io.vitrine.nodes.NodesSettings.Mode;
import io.vitrine.process.ProgramResult;
import io.vitrine.process.Programs;
import io.vitrine.shared.Secret;
import io.vitrine.support.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A media node on free ports, whose two nginx are ended with it. */
final class TestNode implements AutoCloseable {

    static final Secret LINKS = Secret.of("link-secret");
    static final Duration LIMIT = Duration.ofSeconds(20);

    final NodesSettings settings;
    final HttpClient client = HttpClient.newHttpClient();
    final AtomicInteger changes = new AtomicInteger();
    final Programs programs = TestNode::run;

    TestNode(Path data) {
        this(data, Ports.free());
    }

    TestNode(Path data, int applicationPort) {
        this(data, applicationPort, 0);
    }

    TestNode(Path data, int applicationPort, int peerPort) {
        settings = settings(data, Mode.MANAGED, applicationPort, peerPort);
        new NodeFolders(settings).prepare();
    }

    static NodesSettings settings(Path data, Mode mode, int applicationPort) {
        return settings(data, mode, applicationPort, 0);
    }

    private static NodesSettings settings(Path data, Mode mode, int applicationPort, int peerPort) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return new NodesSettings(
                mode,
                data,
                "nginx",
                loopback,
                Ports.free(),
                loopback,
                Ports.free(),
                Ports.free(),
                Ports.free(),
                applicationPort,
                peerPort,
                100,
                256,
                new NodesSettings.Https("", "", 8443, true));
    }

    NodeFiles files(Instance instance) {
        return NodeFiles.of(settings, instance);
    }

    ManagedNginx control(Instance instance) {
        return new ManagedNginx("nginx", files(instance), programs, Pause.real());
    }

    VersionStore store(Instance instance) {
        return new VersionStore(files(instance), Clock.systemUTC());
    }

    ConfigurationApplier applier(Instance instance) {
        return new ConfigurationApplier(files(instance), store(instance), control(instance), client, Pause.real());
    }

    Keeper keeper(Instance instance) {
        return new Keeper(instance, control(instance), applier(instance), Clock.systemUTC(), changes::incrementAndGet);
    }

    RenderedConfiguration rendered(Instance instance) {
        return rendered(instance, Rules.NONE);
    }

    RenderedConfiguration rendered(Instance instance, Rules rules) {
        return rendered(instance, new Wanted(settings.options(), rules));
    }

    RenderedConfiguration rendered(Instance instance, Wanted wanted) {
        return new ConfigurationRenderer(
                        settings, Host.here(files(instance).media()), Secret.of("callback-secret"), LINKS, wanted)
                .render(instance);
    }

    /** What the template gives, with something replaced. */
    RenderedConfiguration changed(Instance instance, String from, String to) {
        String text = rendered(instance).text();
        if (!text.contains(from)) {
            throw new IllegalArgumentException("The configuration does not contain " + from);
        }
        String version = rendered(instance).version();
        return RenderedConfiguration.of(
                instance, v -> text.replace(from, to).replace('"' + version + '"', '"' + v + '"'));
    }

    HttpResponse<String> get(int port, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.version(HttpClient.Version.HTTP_1_1).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        for (Instance instance : Instance.values()) {
            control(instance).stop();
        }
    }

    private static ProgramResult run(List<String> command, Duration limit) {
        try {
            Process process = new ProcessBuilder(command).start();
            String errors = new String(process.getErrorStream().readAllBytes());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(command.get(0) + " is too slow");
            }
            return new ProgramResult(process.exitValue(), "", errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
