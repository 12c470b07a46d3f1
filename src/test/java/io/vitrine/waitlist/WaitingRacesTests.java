package io.vitrine.waitlist;

import io.vitrine.DataFolder;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the races on the embedded database. */
class WaitingRacesTests extends WaitingRaces {

    private static final Path DATA = DataFolder.create();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.waitlist.interval", () -> "1h");
    }
}
