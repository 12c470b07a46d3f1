package io.vitrine.stage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page is told of a chat when it joins.
 *
 * @param messages the last ones, oldest first
 * @param pinned null unless one is
 */
public record ChatView(
        String id, ChatPolicy policy, @Nullable ChatLine pinned, List<ChatLine> messages, long hearts) {}
