package io.vitrine.offers;

import io.vitrine.DataFolder;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the races on the embedded database. */
class OfferRacesTests extends OfferRaces {

    private static final Path DATA = DataFolder.create();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.offers.interval", () -> "1h");
    }
}
