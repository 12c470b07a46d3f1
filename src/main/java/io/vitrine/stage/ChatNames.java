package io.vitrine.stage;

import io.vitrine.shared.PlainText;
import java.util.List;
import java.util.stream.Stream;

/** Decides which names viewers may write under: none that seems to be the shop's or the site's. */
final class ChatNames {

    private static final int FEWEST = 2;
    private static final int MOST = 20;
    private static final int SHORTEST_SHOP = 2;
    private static final List<String> OFFICIAL = Stream.of(
                    "admin",
                    "administrator",
                    "moderator",
                    "official",
                    "operator",
                    "staff",
                    "host",
                    "seller",
                    "vitrine",
                    "support",
                    "운영자",
                    "운영진",
                    "관리자",
                    "판매자",
                    "진행자",
                    "호스트",
                    "매니저",
                    "스태프",
                    "스탭",
                    "공식",
                    "고객센터")
            .map(ChatText::skeleton)
            .toList();

    private ChatNames() {}

    /** @throws ChatException if nobody may use it */
    static void check(String name, String shop) {
        int length = name.codePointCount(0, name.length());
        if (length < FEWEST || length > MOST || !PlainText.isOneLine(name, 2 * MOST) || ChatText.hasLink(name)) {
            throw ChatException.message("name");
        }
        String skeleton = ChatText.skeleton(name);
        String own = ChatText.skeleton(shop);
        boolean seemsOfficial = OFFICIAL.stream().anyMatch(skeleton::contains)
                || own.length() >= SHORTEST_SHOP && skeleton.contains(own);
        if (seemsOfficial || skeleton.isEmpty()) {
            throw ChatException.message("name.taken");
        }
    }
}
