package io.vitrine.runsheet;

/**
 * What a cue is to be.
 *
 * @param subject the public id of the product, coupon or poll; empty for a kind that has none
 * @param text the notice, or what is talked about; else empty
 * @param lasting seconds for which the coupon can be claimed or the notice is shown; 0 for a notice that stays
 * @param script what the host says
 * @param seconds how long it is planned to take
 */
public record CueDraft(CueKind kind, String subject, String text, int lasting, String script, int seconds) {}
