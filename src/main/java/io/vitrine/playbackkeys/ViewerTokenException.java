package io.vitrine.playbackkeys;

/** Tells the people who write a shop's program why its token lets nobody in; holds nothing of the token. */
class ViewerTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    ViewerTokenException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
