package io.vitrine.accounts;

import io.vitrine.shared.PlainText;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
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

    private final AuditRepository records;
    private final Clock clock;

    StoredAuditLog(AuditRepository records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public void note(String action, Object entity, String detail) {
        records.save(new AuditRecord(new Entry(
                clock.instant(),
                actor(),
                action,
                entity.toString(),
                PlainText.cleaned(detail, MOST_OF_DETAIL),
                address())));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> latest(int most) {
        return records.findAllByOrderByIdDesc(Limit.of(most)).stream()
                .map(AuditRecord::entry)
                .toList();
    }

    private static @Nullable AccountId actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? person.account()
                : null;
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
