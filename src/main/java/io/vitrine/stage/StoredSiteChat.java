package io.vitrine.stage;

import io.vitrine.accounts.AuditLog;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PlainText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps it in the database, and by heart, since every message is compared with it. */
@Service
class StoredSiteChat implements SiteChat {

    private static final Pattern V4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d{1,2})(\\.(25[0-5]|2[0-4]\\d|1?\\d{1,2})){3}(/\\d{1,2})?");
    private static final Pattern V6 = Pattern.compile("[0-9a-f:.]{2,45}(/\\d{1,3})?");
    /** Wider ones would silence a country by a slip of the finger. */
    private static final int WIDEST_V4 = 16;

    private static final int WIDEST_V6 = 32;
    private static final int CUSTOMER_V6 = 64;
    private static final int MOST_REASON = 200;
    private static final int MOST_WRITERS = 200;
    private static final Duration LATELY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Deque<Writer> lately = new ArrayDeque<>();
    private volatile @Nullable Known known;

    StoredSiteChat(JdbcClient jdbc, AuditLog audit, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws ChatException if this author may not write, or not this */
    void check(ChatAuthor author, String text) {
        Known now = known();
        Instant at = clock.instant();
        if (now.bans().stream().anyMatch(ban -> ban.holds(author.address(), at))) {
            throw ChatException.author("address");
        }
        if (ChatText.hasAny(text, now.skeletons()) || ChatText.hasAny(author.name(), now.skeletons())) {
            throw ChatException.message("word");
        }
    }

    void note(ChatPlace place, ChatAuthor author, String text) {
        Instant now = clock.instant();
        synchronized (lately) {
            lately.addFirst(new Writer(
                    now, author.address(), author.name(), text, place.show().title()));
            while (lately.size() > MOST_WRITERS) {
                lately.removeLast();
            }
        }
    }

    @Override
    public View look() {
        Instant now = clock.instant();
        List<Writer> writers;
        synchronized (lately) {
            lately.removeIf(writer -> writer.at().isBefore(now.minus(LATELY)));
            writers = new ArrayList<>(lately);
        }
        return new View(known().words(), bans(now), Collections.unmodifiableList(writers));
    }

    @Override
    public void setWords(String words) {
        if (words.length() > MOST_OF_WORDS) {
            throw ChatException.message("words");
        }
        transactions.executeWithoutResult(done -> {
            String before = known().words();
            jdbc.sql("delete from chat_site").update();
            jdbc.sql("insert into chat_site (id, words) values (1, :words)")
                    .param("words", PlainText.cleanedLines(words))
                    .update();
            audit.change(
                    "chat.site.words",
                    "site",
                    ChatStore.lines(words).size() + " words",
                    listed(before),
                    listed(PlainText.cleanedLines(words)));
        });
        known = null;
    }

    private static String listed(String words) {
        return String.join(", ", ChatStore.lines(words));
    }

    @Override
    public void ban(String network, String reason, @Nullable Duration length) {
        String canonical = canonical(network.strip().toLowerCase(Locale.ROOT));
        String why = reason.strip();
        if (!PlainText.isOneLine(why, MOST_REASON)) {
            throw ChatException.message("reason");
        }
        Instant now = clock.instant();
        if (bans(now).size() >= MOST_BANS) {
            throw ChatException.message("bans");
        }
        transactions.executeWithoutResult(done -> {
            jdbc.sql("insert into chat_address_bans (id, network, reason, created_at, ends_at)"
                            + " values (:id, :network, :reason, :at, :ends)")
                    .param("id", Ids.next())
                    .param("network", canonical)
                    .param("reason", why)
                    .param("at", Rows.time(now))
                    .param("ends", Rows.time(length == null ? null : now.plus(length)))
                    .update();
            audit.note("chat.address.banned", canonical, why);
        });
        known = null;
    }

    @Override
    public void lift(UUID ban) {
        transactions.executeWithoutResult(done -> {
            int lifted = jdbc.sql("update chat_address_bans set lifted_at = :now where id = :id and lifted_at is null")
                    .param("now", Rows.time(clock.instant()))
                    .param("id", ban)
                    .update();
            if (lifted > 0) {
                audit.note("chat.address.lifted", ban, "");
            }
        });
        known = null;
    }

    @Override
    public Map<BroadcastId, Integer> openReports(Collection<BroadcastId> shows) {
        if (shows.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select m.broadcast_id, count(*) as messages from chat_messages m"
                        + " where m.broadcast_id in (:shows) and m.status = 'VISIBLE' and exists (select 1"
                        + " from chat_reports r where r.broadcast_id = m.broadcast_id and r.n = m.n)"
                        + " group by m.broadcast_id")
                .param("shows", shows.stream().map(BroadcastId::value).toList())
                .query((row, number) ->
                        Map.entry(new BroadcastId(row.getObject("broadcast_id", UUID.class)), row.getInt("messages")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Ban> bans(Instant now) {
        return jdbc.sql("select id, network, reason, created_at, ends_at from chat_address_bans where lifted_at is"
                        + " null and (ends_at is null or ends_at > :now) order by created_at desc, id")
                .param("now", Rows.time(now))
                .query((row, number) -> new Ban(
                        row.getObject("id", UUID.class),
                        row.getString("network"),
                        row.getString("reason"),
                        Rows.instant(row, "created_at"),
                        Rows.instantOrNull(row, "ends_at")))
                .list();
    }

    private Known known() {
        Known before = known;
        if (before != null) {
            return before;
        }
        String words = jdbc.sql("select words from chat_site")
                .query(String.class)
                .optional()
                .orElse("");
        Known now = new Known(
                words,
                ChatStore.skeletons(ChatStore.lines(words)),
                bans(clock.instant()).stream().map(Closed::of).toList());
        known = now;
        return now;
    }

    private static String canonical(String network) {
        boolean v4 = V4.matcher(network).matches();
        if (!v4 && !(network.contains(":") && V6.matcher(network).matches())) {
            throw ChatException.message("network");
        }
        String whole = v4 || network.contains("/") ? network : network + "/" + CUSTOMER_V6;
        int bits = whole.contains("/") ? Integer.parseInt(whole.substring(whole.indexOf('/') + 1)) : 32;
        if (bits < (v4 ? WIDEST_V4 : WIDEST_V6)) {
            throw ChatException.message("network.wide");
        }
        try {
            new IpAddressMatcher(whole);
        } catch (IllegalArgumentException noAddress) {
            throw ChatException.message("network");
        }
        return whole;
    }

    private record Known(String words, List<String> skeletons, List<Closed> bans) {}

    private record Closed(
            IpAddressMatcher network, @Nullable Instant endsAt) {

        static Closed of(Ban ban) {
            return new Closed(new IpAddressMatcher(ban.network()), ban.endsAt());
        }

        boolean holds(String address, Instant now) {
            return (endsAt == null || endsAt.isAfter(now)) && network.matches(address);
        }
    }
}
