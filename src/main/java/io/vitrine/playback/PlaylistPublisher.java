package io.vitrine.playback;

import io.vitrine.packaging.PlaylistListener;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Hands each playlist to the edge, where the viewers wait who asked for it in advance. */
@Component
class PlaylistPublisher implements PlaylistListener {

    private final EdgePublisher edge;

    PlaylistPublisher(EdgePublisher edge) {
        this.edge = edge;
    }

    @Override
    public void available(String stream, String rendition, List<Position> answers, String playlist) {
        String channels = answers.stream()
                .map(answer -> "pl:" + stream + ":" + rendition + ":" + answer.msn() + ":"
                        + (answer.part() < 0 ? "" : answer.part()))
                .collect(Collectors.joining(","));
        var unused = edge.post(channels, HlsController.MEDIA_TYPE, playlist);
    }
}
