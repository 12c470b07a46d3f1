package io.vitrine.accounts;

import io.vitrine.shared.Ids;
import io.vitrine.shared.PlainText;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes the audit log, and finds out by itself who acts from where. */
@Service
@Transactional
class StoredAuditLog implements AuditLog {

    private static final int MOST_OF_DETAIL = 300;
    private static final int MOST_OF_DEPUTY = 100;
    private static final int MOST_OF_VALUE = 1000;

    private final AuditRepository records;
    private final AuditSearch search;
    private final Clock clock;

    StoredAuditLog(AuditRepository records, AuditSearch search, Clock clock) {
        this.records = records;
        this.search = search;
        this.clock = clock;
    }

    @Override
    public void change(String action, Object entity, String detail, @Nullable String before, @Nullable String after) {
        save(actor(), action, entity, detail, before, after);
    }

    @Override
    public void signedIn(AccountId who, String detail) {
        save(who, "account.signed-in", who, detail, null, null);
    }

    private void save(
            @Nullable AccountId actor,
            String action,
            Object entity,
            String detail,
            @Nullable String before,
            @Nullable String after) {
        records.save(new AuditRecord(new Entry(
                Ids.next(),
                clock.instant(),
                actor,
                action,
                entity.toString(),
                withDeputy(detail),
                value(before),
                value(after),
                address())));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> latest(int most) {
        return search(Question.ALL, null, most).stream().map(Line::entry).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> search(Question question, @Nullable UUID older, int most) {
        return search.find(question, older, most);
    }

    private static @Nullable String value(@Nullable String text) {
        return text == null ? null : PlainText.cleaned(text.replace('\n', ' '), MOST_OF_VALUE);
    }

    private static @Nullable AccountId actor() {
        return present().map(Actor::account).orElse(null);
    }

    /** Whatever is cut off a long detail, that a program did it stays. */
    private static String withDeputy(String detail) {
        String deputy = present().map(Actor::deputy).orElse("");
        if (deputy.isEmpty()) {
            return PlainText.cleaned(detail, MOST_OF_DETAIL);
        }
        String by = (detail.isBlank() ? "by " : " · by ") + PlainText.cleaned(deputy, MOST_OF_DEPUTY);
        return PlainText.cleaned(detail, MOST_OF_DETAIL - by.length()) + by;
    }

    private static Optional<Actor> present() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor
                ? Optional.of(actor)
                : Optional.empty();
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
