package io.vitrine.ingest;

import io.vitrine.nodes.MediaNode;
import io.vitrine.shared.Secret;
import io.vitrine.support.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A real nginx-rtmp with a folder and ports of its own. */
final class RtmpNginx implements MediaNode, AutoCloseable {

    static final String SECRET = "the-secret-of-callbacks";

    private final Path folder;
    private final int rtmpPort = Ports.free();
    private final int controlPort = Ports.free();
    private final Thread atExit = new Thread(this::kill9, "nginx-at-exit");
    private volatile @Nullable Process process;
    private volatile int runs;

    RtmpNginx() {
        try {
            folder = Files.createTempDirectory("ingest-nginx");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts it unless it runs. */
    void start() {
        if (ingestBoot().isPresent()) {
            return;
        }
        try {
            Path file = folder.resolve("nginx.conf");
            Files.writeString(file, configuration());
            runs++;
            process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Ports.isOpen(rtmpPort) && Ports.isOpen(controlPort));
    }

    void kill9() {
        Process running = process;
        if (running != null) {
            List<ProcessHandle> all = Stream.concat(Stream.of(running.toHandle()), running.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(handle -> handle.onExit().join());
        }
    }

    URI ingest() {
        return URI.create("rtmp://127.0.0.1:" + rtmpPort + "/live");
    }

    @Override
    public void close() {
        kill9();
        Runtime.getRuntime().removeShutdownHook(atExit);
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "studio-1.example.com";
    }

    @Override
    public String application() {
        return "live";
    }

    @Override
    public int rtmpPort() {
        return rtmpPort;
    }

    @Override
    public String pullAddress(String streamName) {
        return ingest() + "/" + streamName;
    }

    @Override
    public URI stat() {
        return URI.create("http://127.0.0.1:" + controlPort + "/stat");
    }

    @Override
    public URI control() {
        return URI.create("http://127.0.0.1:" + controlPort + "/control");
    }

    @Override
    public Optional<Path> callbackSocket() {
        return Optional.of(folder.resolve("callbacks"));
    }

    @Override
    public Secret callbackSecret() {
        return Secret.of(SECRET);
    }

    @Override
    public Optional<String> ingestBoot() {
        Process running = process;
        return running != null && running.isAlive() ? Optional.of("run-" + runs) : Optional.empty();
    }

    @Override
    public Map<String, Boolean> answering() {
        return Map.of();
    }

    private String configuration() {
        String calls = "http://unix:" + folder.resolve("callbacks") + ":/";
        // As root, its worker would be somebody who may not enter this folder.
        String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
        return """
                $user load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
                daemon off; worker_processes 1; rtmp_auto_push off;
                pid $folder/pid; lock_file $folder/lock; error_log $folder/error.log warn;
                events { worker_connections 256; }
                rtmp { access_log off; server { listen 127.0.0.1:$rtmp; ping 10s; ping_timeout 10s;
                    on_disconnect $callsdisconnect?s=$secret;
                    application live { live on; idle_streams off;
                        on_publish $callspublish?s=$secret; on_publish_done $callspublish_done?s=$secret;
                        on_play $callsplay?s=$secret; } } }
                http { access_log off;
                    client_body_temp_path $folder/t; proxy_temp_path $folder/t; fastcgi_temp_path $folder/t;
                    uwsgi_temp_path $folder/t; scgi_temp_path $folder/t;
                    server { listen 127.0.0.1:$control;
                        location = /stat { rtmp_stat all; } location /control/ { rtmp_control all; } } }
                """.replace("$user", user)
                .replace("$folder", folder.toString())
                .replace("$rtmp", Integer.toString(rtmpPort))
                .replace("$control", Integer.toString(controlPort))
                .replace("$calls", calls)
                .replace("$secret", SECRET);
    }
}
