package io.vitrine.accounts;

import io.vitrine.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shop. */
@Entity
@Table(name = "sellers")
class Seller {

    @Id
    private UUID id;

    private String name;
    private Instant createdAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Seller() {}

    Seller(String name, Instant now) {
        this.id = Ids.next();
        this.name = name;
        this.createdAt = now;
    }

    SellerId id() {
        return new SellerId(id);
    }

    String name() {
        return name;
    }
}
