package io.vitrine.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of an invitation's link is offered.
 *
 * @param forOneShow whether it ends with a show
 */
record TeamOffer(
        UUID member,
        SellerId seller,
        String shop,
        String email,
        TeamRole role,
        boolean forOneShow,
        @Nullable Instant endsAt) {}
