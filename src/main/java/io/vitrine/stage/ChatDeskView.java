package io.vitrine.stage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the shop's people are shown of a chat.
 *
 * @param messages the last ones, oldest first, also those that viewers are not shown
 * @param aside what the shop's people want to come back to
 * @param words that nobody may write in this show, one a line
 * @param shopWords the same for all shows of the shop
 * @param replies what the shop writes often
 */
public record ChatDeskView(
        ChatPolicy policy,
        @Nullable Message pinned,
        List<Message> messages,
        List<Message> questions,
        List<Message> reported,
        List<Message> aside,
        List<Sanction> sanctions,
        String words,
        String shopWords,
        String replies,
        List<Repeat> repeats) {

    public List<String> savedReplies() {
        return ChatStore.lines(replies);
    }

    /** @param question null unless it asks the host something */
    public record Message(
            long n,
            String name,
            ChatMark mark,
            String text,
            boolean hidden,
            boolean deleted,
            @Nullable ChatQuestion question,
            Instant at) {

        static Message of(ChatMessage message) {
            return new Message(
                    message.n(),
                    message.name(),
                    message.mark(),
                    message.text(),
                    message.status() == ChatMessage.Status.HIDDEN,
                    message.status() == ChatMessage.Status.DELETED,
                    message.question(),
                    message.at());
        }

        /** Changes whenever it has to be drawn anew. */
        public String version() {
            return (deleted ? "deleted" : hidden ? "hidden" : "visible") + (question == null ? "" : question);
        }
    }

    /** A message that the shop writes again and again. */
    public record Repeat(UUID id, String text, int seconds) {}

    /**
     * Somebody who may not write.
     *
     * @param everywhere in all shows of the shop
     * @param endsAt null if only the shop can end it
     */
    public record Sanction(
            UUID id,
            String name,
            String reason,
            boolean everywhere,
            @Nullable Instant endsAt) {}
}
