package io.vitrine.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A row of the audit log. */
@Entity
@Immutable
@Table(name = "audit_log")
class AuditRecord implements Persistable<UUID> {

    @Id
    private UUID id;

    private Instant at;
    private @Nullable UUID actor;
    private String action;
    private String entity;
    private String detail;

    @Column(name = "before_value")
    private @Nullable String before;

    @Column(name = "after_value")
    private @Nullable String after;

    private @Nullable String address;

    @SuppressWarnings("NullAway.Init")
    protected AuditRecord() {}

    AuditRecord(AuditLog.Entry entry) {
        this.id = entry.id();
        this.at = entry.at();
        this.actor = entry.actor() == null ? null : entry.actor().value();
        this.action = entry.action();
        this.entity = entry.entity();
        this.detail = entry.detail();
        this.before = entry.before();
        this.after = entry.after();
        this.address = entry.address();
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Rows are only ever added. */
    @Override
    public boolean isNew() {
        return true;
    }
}
