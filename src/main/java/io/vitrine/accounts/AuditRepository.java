package io.vitrine.accounts;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Adds to the table of the audit log; it offers no way to change or remove what is there. */
interface AuditRepository extends Repository<AuditRecord, UUID> {

    AuditRecord save(AuditRecord auditRecord);
}
