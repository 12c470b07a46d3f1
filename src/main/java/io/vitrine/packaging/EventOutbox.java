package io.vitrine.packaging;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the application's events and every {@link PlaylistListener}; a fault of theirs is not the stream's. */
@Component
class EventOutbox implements Outbox {

    private static final Logger log = LoggerFactory.getLogger(EventOutbox.class);

    private final ApplicationEventPublisher events;
    private final List<PlaylistListener> listeners;

    EventOutbox(ApplicationEventPublisher events, ObjectProvider<PlaylistListener> listeners) {
        this.events = events;
        this.listeners = listeners.stream().toList();
    }

    @Override
    public void available(String stream, String rendition, List<PlaylistListener.Position> answers, String playlist) {
        for (PlaylistListener listener : listeners) {
            try {
                listener.available(stream, rendition, answers, playlist);
            } catch (RuntimeException e) {
                log.warn("A listener failed on a playlist of stream {}", stream, e);
            }
        }
    }

    @Override
    public void pictureReady(PictureReady event) {
        publish(event);
    }

    @Override
    public void inputEnded(InputEnded event) {
        publish(event);
    }

    private void publish(Object event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException e) {
            log.warn("A listener failed on {}", event, e);
        }
    }
}
