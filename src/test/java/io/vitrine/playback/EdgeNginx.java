package io.vitrine.playback;

import io.vitrine.support.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Runs a real nginx with nchan: a loopback publisher and the two places where pages and players wait. */
final class EdgeNginx implements AutoCloseable {

    private static final String CONFIGURATION = """
            load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 256; }
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                nchan_message_buffer_length 50;
                nchan_message_timeout 20s;
                server {
                    listen 127.0.0.1:%2$d;
                    location ~ ^/pub/(pl:.+)$ {
                        nchan_publisher;
                        nchan_channel_id $1;
                        nchan_channel_id_split_delimiter ",";
                        nchan_message_buffer_length 1;
                    }
                    location ~ ^/pub/(.+)$ { nchan_publisher; nchan_channel_id $1; nchan_channel_id_split_delimiter ","; }
                    location ~ ^/feed/([a-z2-7]+)$ {
                        nchan_subscriber eventsource;
                        nchan_channel_id "show:$1";
                        nchan_subscriber_first_message newest;
                    }
                    location ~ ^/wait/(.+)$ {
                        nchan_subscriber longpoll;
                        nchan_channel_id "pl:$1";
                        nchan_subscriber_first_message oldest;
                        nchan_subscriber_timeout 10s;
                    }
                }
            }
            """;

    private final Path folder;
    private final int port = Ports.free();
    private final Process nginx;

    EdgeNginx(Path folder) throws IOException {
        this.folder = folder;
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, CONFIGURATION.formatted(folder, port));
        nginx = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> Ports.isOpen(port));
        } catch (RuntimeException neverOpened) {
            close();
            throw neverOpened;
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        nginx.destroy();
        try {
            if (!nginx.waitFor(5, TimeUnit.SECONDS)) {
                nginx.descendants().forEach(ProcessHandle::destroyForcibly);
                nginx.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            nginx.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
