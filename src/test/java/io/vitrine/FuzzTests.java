package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.support.Fuzzer;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Readers of what strangers send, on inputs that nobody thought of. {@code ./vitrine bench fuzz} takes a million each. */
class FuzzTests {

    private static final int RUNS = 10_000;

    /** Less would mean that inputs are refused at the door and nothing behind it is tried. */
    private static final int LEAST_COVERAGE = 40;

    @ParameterizedTest
    @EnumSource
    void readerWhenItsInputIsAnythingAtAllNeverBreaks(Fuzzer reader) throws IOException, InterruptedException {
        Fuzzer.Result result = reader.run(RUNS, 1);
        assertThat(result.runs()).isGreaterThanOrEqualTo(RUNS);
        assertThat(result.coverage()).isGreaterThan(LEAST_COVERAGE);
    }
}
