package io.vitrine.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the {@code moov} box of an input says of its tracks.
 *
 * @param initialisation {@code ftyp} and {@code moov} as they came: the initialisation segment
 */
record Movie(List<Track> tracks, byte[] initialisation) {

    /** More tracks than a picture, its sound and some captions need. */
    private static final int MOST_TRACKS = 8;

    static Movie parse(Box moov, byte[] initialisation) throws MalformedMediaException {
        List<Box> traks = moov.all("trak");
        if (traks.isEmpty() || traks.size() > MOST_TRACKS) {
            throw MalformedMediaException.because("it has " + traks.size() + " tracks");
        }
        List<Box> defaults = moov.one("mvex").all("trex");
        List<Track> tracks = new ArrayList<>();
        for (Box trak : traks) {
            tracks.add(Track.parse(trak, defaults));
        }
        return new Movie(List.copyOf(tracks), initialisation);
    }

    /** The track that gives the time: the picture, or the sound of what has none. */
    Track leading() {
        return video().orElse(tracks.get(0));
    }

    Optional<Track> video() {
        return tracks.stream().filter(Track::isVideo).findFirst();
    }

    Optional<Track> track(long id) {
        return tracks.stream().filter(track -> track.id() == id).findFirst();
    }

    /** For {@code CODECS}, the picture first. */
    String codecs() {
        return tracks.stream()
                .sorted((a, b) -> Boolean.compare(b.isVideo(), a.isVideo()))
                .map(Track::codec)
                .distinct()
                .collect(Collectors.joining(","));
    }
}
