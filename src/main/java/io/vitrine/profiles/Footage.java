package io.vitrine.profiles;

/** What a rung is measured with: a picture that a seller of such a rung would send, in lines and frames a second. */
record Footage(int height, int frameRate) {

    private static final int USUAL_HEIGHT = 1080;
    private static final int USUAL_RATE = 30;

    static Footage of(Rung rung) {
        return new Footage(
                rung.height() > USUAL_HEIGHT ? 2 * USUAL_HEIGHT : USUAL_HEIGHT, Math.max(USUAL_RATE, rung.frameRate()));
    }

    int width() {
        return height * 16 / 9;
    }

    /** What decoding it is called among what was measured. */
    String subject() {
        return "decoding " + height + "p" + frameRate;
    }
}
