package io.vitrine.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.springframework.core.io.ClassPathResource;

/** nginx-rtmp's own HLS with fragments of one second, watched with hls.js as it comes: what Vitrine is compared to. */
final class HlsPeer implements AutoCloseable {

    static final String NAME = "nginx-rtmp's own HLS with 1 s fragments";

    private static final String PAGE = """
            <!doctype html><meta charset="utf-8"><title>Peer</title><video muted autoplay playsinline width="640"></video>
            <script type="module">
            import Hls from '/hls.light.min.mjs';
            const address = '/hls/show.m3u8';
            // A page that waits for a show to begin, as Vitrine's does.
            while (!(await fetch(address, { cache: 'no-store' })).ok) await new Promise((go) => setTimeout(go, 100));
            const hls = new Hls();
            hls.loadSource(address);
            hls.attachMedia(document.querySelector('video'));
            </script>
            """;

    private final BareNginx nginx;

    private HlsPeer(BareNginx nginx) throws IOException {
        this.nginx = nginx;
        Files.writeString(nginx.folder().resolve("index.html"), PAGE);
        Files.writeString(
                nginx.folder().resolve("hls.light.min.mjs"),
                new ClassPathResource("static/vendor/hls.light.min.mjs").getContentAsString(StandardCharsets.UTF_8));
    }

    static HlsPeer start() throws IOException {
        return new HlsPeer(BareNginx.start("""
                server { listen 127.0.0.1:$http; root $folder;
                    location /hls/ { add_header Cache-Control no-store always; } }
                """, """
                server { listen 127.0.0.1:$rtmp; chunk_size 4096; application live {
                    live on; hls on; hls_path $folder/hls; hls_fragment 1s; hls_playlist_length 6s;
                } }
                """));
    }

    URI ingest() {
        return URI.create("rtmp://127.0.0.1:" + nginx.rtmpPort() + "/live");
    }

    /** The name under which the page looks for the show. */
    String key() {
        return "show";
    }

    String page() {
        return "http://127.0.0.1:" + nginx.httpPort() + "/";
    }

    @Override
    public void close() {
        nginx.close();
    }
}
