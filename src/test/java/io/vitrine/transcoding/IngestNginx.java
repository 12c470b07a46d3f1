package io.vitrine.transcoding;

import io.vitrine.nodes.IngestStatistics;
import io.vitrine.nodes.MediaNode;
import io.vitrine.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The real nginx with its RTMP module, as an ingest, without callbacks. */
final class IngestNginx implements MediaNode, IngestStatistics, AutoCloseable {

    private static final Pattern STREAM = Pattern.compile("<stream>.*?</stream>", Pattern.DOTALL);

    private final int rtmp = freePort();
    private final int http = freePort();
    private final Process nginx;
    private final List<Process> encoders = new ArrayList<>();

    IngestNginx(Path folder) throws IOException {
        Path file = folder.resolve("nginx.conf");
        Files.writeString(file, """
                load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
                worker_processes 1; daemon off; pid %1$s/nginx.pid; error_log %1$s/error.log warn;
                events { worker_connections 256; }
                rtmp { server { listen 127.0.0.1:%2$d; chunk_size 4096;
                  application live { live on; idle_streams off; drop_idle_publisher 15s; } } }
                http { access_log off; server { listen 127.0.0.1:%3$d;
                  location /stat { rtmp_stat all; } location /control { rtmp_control all; } } }
                """.formatted(folder, rtmp, http));
        nginx = new ProcessBuilder("nginx", "-c", file.toString(), "-p", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes a picture of 640x360 with a tone, and a keyframe every second. */
    Process publish(String name, String... codec) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-re"));
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30", "-re"));
        command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100"));
        command.addAll(List.of(codec));
        command.addAll(List.of("-g", "30", "-f", "flv", pullAddress(name)));
        try {
            Process encoder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            encoders.add(encoder);
            return encoder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<PublishedStream> published() {
        List<PublishedStream> streams = new ArrayList<>();
        Matcher stream = STREAM.matcher(stat("/stat"));
        while (stream.find()) {
            String text = stream.group();
            if (text.contains("<publishing/>")) {
                String height = first(text, "<height>(\\d+)<");
                streams.add(new PublishedStream(
                        String.valueOf(first(text, "<name>([^<]+)<")),
                        1,
                        "127.0.0.1",
                        "",
                        Duration.ZERO,
                        0,
                        0,
                        0,
                        height == null ? 0 : Integer.parseInt(height),
                        0,
                        first(text, "<video>.*?<codec>([^<]+)<.*</video>"),
                        first(text, "<audio>.*?<codec>([^<]+)<.*</audio>")));
            }
        }
        return streams;
    }

    private static @Nullable String first(String text, String pattern) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        return found.find() ? found.group(1) : null;
    }

    private String stat(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
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
        return rtmp;
    }

    @Override
    public String pullAddress(String streamName) {
        return "rtmp://127.0.0.1:" + rtmp + "/live/" + streamName;
    }

    @Override
    public URI stat() {
        return URI.create("http://127.0.0.1:" + http + "/stat");
    }

    @Override
    public URI control() {
        return URI.create("http://127.0.0.1:" + http + "/control");
    }

    @Override
    public Optional<Path> callbackSocket() {
        return Optional.empty();
    }

    @Override
    public Secret callbackSecret() {
        return Secret.of("none");
    }

    @Override
    public Optional<String> ingestBoot() {
        return Optional.of("1");
    }

    @Override
    public Map<String, Boolean> answering() {
        return Map.of();
    }

    @Override
    public void close() {
        encoders.forEach(Process::destroyForcibly);
        // The master first: it would start another worker in place of one that is gone.
        List<ProcessHandle> workers = nginx.descendants().toList();
        nginx.destroyForcibly();
        workers.forEach(ProcessHandle::destroyForcibly);
    }
}
