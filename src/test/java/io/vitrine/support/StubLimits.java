package io.vitrine.support;

import io.vitrine.accounts.SellerId;
import io.vitrine.limits.Limits;
import io.vitrine.limits.LimitsDraft;
import io.vitrine.limits.SiteLimits;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Limits that a test sets; nothing is limited otherwise. */
public final class StubLimits implements Limits {

    public volatile SiteLimits limits = SiteLimits.NONE;
    public final Set<String> unwelcome = ConcurrentHashMap.newKeySet();
    private final Map<Reached, Long> counts = new ConcurrentHashMap<>();

    public void forget() {
        limits = SiteLimits.NONE;
        unwelcome.removeAll(new HashSet<>(unwelcome));
        counts.clear();
    }

    @Override
    public SiteLimits now() {
        return limits;
    }

    @Override
    public void set(LimitsDraft draft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean mayPublish(String address) {
        return !unwelcome.contains(address);
    }

    @Override
    public boolean mayPlay(String address) {
        return !unwelcome.contains(address);
    }

    @Override
    public int showsOf(SellerId seller) {
        return limits.sellerShows();
    }

    @Override
    public OptionalInt ownShowsOf(SellerId seller) {
        return OptionalInt.empty();
    }

    @Override
    public void setShowsOf(SellerId seller, String shows) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    @Override
    public void reached(Reached limit) {
        counts.merge(limit, 1L, Long::sum);
    }

    @Override
    public Map<Reached, Long> counts() {
        Map<Reached, Long> copy = new EnumMap<>(Reached.class);
        copy.putAll(counts);
        return copy;
    }
}
