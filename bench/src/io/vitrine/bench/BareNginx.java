package io.vitrine.bench;

import io.vitrine.support.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** An nginx with nothing of Vitrine in it: the floor or the peer of a bench. */
final class BareNginx implements AutoCloseable {

    private static final String RTMP = "ngx_rtmp_module.so";

    private static final String HEAD = """
            %sworker_processes %s;
            worker_rlimit_nofile 20000;
            daemon off;
            pid nginx.pid;
            error_log error.log;
            load_module /usr/lib/nginx/modules/%s;
            events { worker_connections 10000; }
            http {
                access_log off;
                sendfile on;
                tcp_nopush on;
                types { video/mp4 m4s mp4; application/vnd.apple.mpegurl m3u8; video/mp2t ts; text/html html; text/javascript mjs js; }
            """;

    private final Path folder;
    private final int rtmpPort = Ports.free();
    private final int httpPort = Ports.free();
    private final Process process;
    private final Thread atExit;

    /**
     * @param http the inside of {@code http}, and {@code rtmp} of {@code rtmp}; {@code $rtmp}, {@code $http} and
     *     {@code $folder} are filled in
     */
    private BareNginx(String module, String http, String rtmp) throws IOException {
        folder = Files.createTempDirectory("vitrine-bench-nginx-");
        // Started by root, its workers would run as somebody who may not read this folder.
        String user = "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
        // nginx-rtmp keeps its state by worker.
        String workers = rtmp.isEmpty() ? "auto" : "1";
        String configuration = HEAD.formatted(user, workers, module) + http + "}\n"
                + (rtmp.isEmpty() ? "" : "rtmp {\n" + rtmp + "}\n");
        Files.writeString(
                folder.resolve("nginx.conf"),
                configuration
                        .replace("$rtmp", Integer.toString(rtmpPort))
                        .replace("$http", Integer.toString(httpPort))
                        .replace("$folder", folder.toString()));
        process = new ProcessBuilder("nginx", "-e", "error.log", "-p", folder.toString(), "-c", "nginx.conf")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        atExit = new Thread(this::end, "nginx-at-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static BareNginx start(String http, String rtmp) throws IOException {
        return start(RTMP, http, rtmp);
    }

    /** An nginx that knows nchan, and nothing of RTMP. */
    static BareNginx withNchan(String http) throws IOException {
        return start("ngx_nchan_module.so", http, "");
    }

    private static BareNginx start(String module, String http, String rtmp) throws IOException {
        var nginx = new BareNginx(module, http, rtmp);
        try {
            int port = rtmp.isEmpty() ? nginx.httpPort : nginx.rtmpPort;
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> Ports.isOpen(port));
            return nginx;
        } catch (RuntimeException e) {
            String said = Files.readString(nginx.folder.resolve("output.log"));
            nginx.close();
            throw new IllegalStateException("nginx did not start: " + said, e);
        }
    }

    /** Serves the files of a folder, and does nothing else. */
    static BareNginx serving(Path folder) throws IOException {
        return start("server { listen 127.0.0.1:$http; root " + folder + "; }\n", "");
    }

    int rtmpPort() {
        return rtmpPort;
    }

    int httpPort() {
        return httpPort;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    private void end() {
        // The master ends its workers; killed, it would leave them.
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
