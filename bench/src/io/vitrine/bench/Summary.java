package io.vitrine.bench;

import java.util.Locale;

/**
 * The line that a bench ends with.
 *
 * @param figure what was measured, with its unit
 * @param ratio of the figure to the floor or peer
 * @param floor what it was compared to, in the same run
 * @param reached whether every goal of the bench was reached, not only the one of this line
 */
record Summary(String name, String figure, String ratio, String floor, String goal, boolean reached) {

    static Summary failed(String name, Exception e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new Summary(
                name, "nothing measured", "unknown", "nothing", e.getClass().getSimpleName() + " " + why, false);
    }

    /** A number as people read it: whole when it is large. */
    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%.0f", value);
    }

    @Override
    public String toString() {
        return name + ": " + figure + ", ratio " + ratio + " to " + floor + ", goal " + goal + ": "
                + (reached ? "ok" : "short");
    }
}
