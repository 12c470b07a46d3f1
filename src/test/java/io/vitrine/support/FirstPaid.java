package io.vitrine.support;

import io.vitrine.shop.HoldModes;
import io.vitrine.shop.VariantId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;

/** Knows what a test says belongs to whoever pays first, where there are no shows. */
@TestComponent
public class FirstPaid implements HoldModes {

    private final Set<VariantId> variants = ConcurrentHashMap.newKeySet();

    public void add(VariantId variant) {
        variants.add(variant);
    }

    @Override
    public Set<VariantId> firstPaid(Collection<VariantId> asked) {
        return asked.stream().filter(variants::contains).collect(Collectors.toSet());
    }
}
