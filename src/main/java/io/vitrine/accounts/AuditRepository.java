package io.vitrine.accounts;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** The table of the audit log. */
interface AuditRepository extends Repository<AuditRecord, UUID> {

    AuditRecord save(AuditRecord auditRecord);

    List<AuditRecord> findAllByOrderByIdDesc(Limit limit);
}
