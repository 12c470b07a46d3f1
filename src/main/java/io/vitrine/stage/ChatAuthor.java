package io.vitrine.stage;

import io.vitrine.accounts.VisitorId;

/**
 * Somebody who writes.
 *
 * @param name as others read it
 * @param guest whether they have not signed in
 * @param address of their network, which limits are counted by
 */
public record ChatAuthor(VisitorId id, String name, ChatMark mark, boolean guest, String address) {}
