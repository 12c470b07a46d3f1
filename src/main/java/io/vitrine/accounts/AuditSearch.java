package io.vitrine.accounts;

import io.vitrine.accounts.AuditLog.Entry;
import io.vitrine.accounts.AuditLog.Line;
import io.vitrine.accounts.AuditLog.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit log. */
@Component
class AuditSearch {

    private static final String SELECT = "select l.id, l.at, l.actor, l.action, l.entity, l.detail, l.before_value,"
            + " l.after_value, l.address, a.display_name, a.email"
            + " from audit_log l left join accounts a on a.id = l.actor";

    private static final List<String> TEXTS =
            List.of("l.action", "l.entity", "l.detail", "l.before_value", "l.after_value", "l.address");

    private final JdbcClient jdbc;

    AuditSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids grow with time, so they tell the order and where a page begins. */
    List<Line> find(Question question, @Nullable UUID older, int most) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        if (!question.text().isBlank()) {
            conditions.add(like(TEXTS, "text"));
            values.put("text", pattern(question.text()));
        }
        if (!question.who().isBlank()) {
            conditions.add(like(List.of("a.email", "a.display_name"), "who"));
            values.put("who", pattern(question.who()));
        }
        if (!question.area().isBlank()) {
            conditions.add("l.action like :area escape '!'");
            values.put("area", escaped(question.area()) + ".%");
        }
        if (question.from() != null) {
            conditions.add("l.at >= :from");
            values.put("from", time(question.from()));
        }
        if (question.until() != null) {
            conditions.add("l.at < :until");
            values.put("until", time(question.until()));
        }
        if (older != null) {
            conditions.add("l.id < :older");
            values.put("older", older);
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return jdbc.sql(SELECT + where + " order by l.id desc limit :most")
                .params(values)
                .param("most", most)
                .query((row, number) -> line(row))
                .list();
    }

    private static String like(List<String> columns, String name) {
        List<String> each = columns.stream()
                .map(column -> "lower(" + column + ") like :" + name + " escape '!'")
                .toList();
        return "(" + String.join(" or ", each) + ")";
    }

    private static String pattern(String text) {
        return "%" + escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
    }

    private static SqlParameterValue time(Instant at) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    private static Line line(ResultSet row) throws SQLException {
        UUID actor = row.getObject("actor", UUID.class);
        return new Line(
                new Entry(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        actor == null ? null : new AccountId(actor),
                        row.getString("action"),
                        row.getString("entity"),
                        row.getString("detail"),
                        row.getString("before_value"),
                        row.getString("after_value"),
                        row.getString("address")),
                row.getString("display_name"),
                row.getString("email"));
    }
}
