package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationCheckTests {

    private static final String APPLICATION = "application live { live on; deny play all; %s }";
    private static final String RTMP = "worker_processes 1; rtmp { access_log off; server { listen 1935; %s } }";

    @Test
    void checkWhenNothingIsWrongFindsNothing() {
        assertThat(new ConfigurationCheck().check(RTMP.formatted(APPLICATION.formatted(""))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            push rtmp://255.255.255.255;                        | push crashes
            pull rtmp://192.0.2.1/live;                         | pull takes
            exec /nowhere/ffmpeg;                               | exec runs
            on_update http://127.0.0.1/u;                       | on_update ends
            on_publish http://192.0.2.1/p;                      | leaves this machine
            on_publish http://127.0.0.1/p;                      | leaves this machine
            hls on; on_publish http://unix:/a:/p;               | by the key
            hls on; hls_fragment 0;                             | cuts at every frame
            hls on; hls_fragment 8s; hls_playlist_length 4s;    | shorter than hls_fragment
            record_path /nowhere/recordings;                    | is no folder
            access_log /tmp/a.log;                              | writes the keys
            """)
    void checkWhenNginxWouldTakeItFindsIt(String directives, String problem) {
        assertThat(new ConfigurationCheck().check(RTMP.formatted(APPLICATION.formatted(directives))))
                .anySatisfy(p -> assertThat(p.message()).contains(problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            worker_processes 2; rtmp { access_log off; }                                        | worker_processes 1
            rtmp_auto_push on; rtmp { access_log off; }                                         | hands out streams
            events { worker_connections 0; }                                                    | lets nobody in
            rtmp { access_log off; server { listen 1935; max_connections 0; } }                 | lets nobody in
            rtmp { access_log off; server { application a { deny play all; } application a { deny play all; } } } | second application a
            rtmp { access_log off; server { application a { } } }                               | anyone may play
            rtmp { access_log off; server { listen 80; } } http { server { listen 80; } }       | port 80 is taken
            http { server { listen 80; } server { listen 127.0.0.1:80; } }                      | port 80 is taken
            http { server { listen 80; } server { listen 0.0.0.0:80; } }                        | port 80 is taken
            http { server { listen 80; location /stat { rtmp_stat all; } } }                    | loopback only
            http { server { listen 80; location /pub { nchan_publisher; } } }                   | loopback only
            http { proxy_cache_path /a/b; server { location / { client_body_temp_path /a/b/c; } } } | overlaps
            http { server { location ~ x { } location ~ x { } } }                               | again
            http { server {                                                                     | closing brace is missing
            http { } }                                                                          | no opening one
            worker_processes 1                                                                  | semicolon is missing
            """)
    void checkWhenPartsClashFindsIt(String text, String problem) {
        assertThat(new ConfigurationCheck().check(text))
                .anySatisfy(p -> assertThat(p.message()).contains(problem));
    }

    @Test
    void checkWhenServersShareAPortUnderDifferentNamesFindsNothing() {
        assertThat(new ConfigurationCheck()
                        .check("http { server { listen 80; server_name a; } server { listen 80; server_name b; } }"))
                .isEmpty();
    }

    @Test
    void checkWhenOneSemicolonIsMissingTellsTheLine() {
        assertThat(new ConfigurationCheck().check("events {\n  worker_connections 64\n}"))
                .extracting(Problem::line)
                .containsExactly(3);
    }
}
