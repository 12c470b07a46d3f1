package io.vitrine.showroom;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Gives the player's script the words it changes by itself. */
@Component
class PlayerWords {

    private static final List<String> KEYS =
            List.of("play", "pause", "mute", "unmute", "fullscreen", "window", "auto", "source", "behind");

    private final MessageSource messages;

    PlayerWords(MessageSource messages) {
        this.messages = messages;
    }

    Map<String, String> in(Locale language) {
        Map<String, String> words = new TreeMap<>();
        KEYS.forEach(key -> words.put(key, messages.getMessage("watch.player." + key, null, language)));
        return words;
    }
}
