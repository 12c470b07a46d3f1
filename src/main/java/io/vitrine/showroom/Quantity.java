package io.vitrine.showroom;

/** Reads how many somebody wants. */
final class Quantity {

    private Quantity() {}

    /** @return -1, which no shop sells, if it is no such number */
    static int typed(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : -1;
    }
}
