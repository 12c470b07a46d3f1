package io.vitrine.packaging;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** The packager and a web server, and nothing else. */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
@EnableConfigurationProperties(PackagingSettings.class)
@Import({
    DefaultPackager.class,
    EventOutbox.class,
    InputAddress.class,
    PackagingConfiguration.class,
    PackagingTestApplication.Heard.class
})
class PackagingTestApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Keeps all that the packager tells. */
    static class Heard implements PlaylistListener {

        final List<Playlist> playlists = new CopyOnWriteArrayList<>();
        final List<Object> events = new CopyOnWriteArrayList<>();

        @Override
        public void available(String stream, String rendition, List<Position> answers, String playlist) {
            answers.forEach(
                    answer -> playlists.add(new Playlist(stream, rendition, answer.msn(), answer.part(), playlist)));
        }

        @EventListener
        void on(PictureReady event) {
            events.add(event);
        }

        @EventListener
        void on(InputEnded event) {
            events.add(event);
        }

        record Playlist(String stream, String rendition, long msn, int part, String text) {}
    }
}
