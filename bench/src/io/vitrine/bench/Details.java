package io.vitrine.bench;

import java.util.Locale;

/** Prints what a bench measures on its way, one line for each goal, and keeps in mind whether all were reached. */
final class Details {

    private final String name;
    private boolean allReached = true;

    Details(String name) {
        this.name = name;
    }

    /** Prints something that has no goal. */
    void note(String text, Object... values) {
        System.out.println("  " + name + ": " + String.format(Locale.ROOT, text, values));
    }

    /** Prints something that has a goal. */
    void goal(boolean reached, String text, Object... values) {
        allReached &= reached;
        note(text + (reached ? ": ok" : ": short"), values);
    }

    /** The line that ends the bench: short if any of its goals was missed. */
    Summary summary(double figure, String unit, double ratio, String floor, String goal) {
        return new Summary(name, Summary.number(figure) + " " + unit, Summary.number(ratio), floor, goal, allReached);
    }
}
