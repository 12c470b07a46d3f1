package io.vitrine.packaging;

/** Tells why what an input sent is no fragmented MP4 that we can read. */
final class MalformedMediaException extends Exception {

    private static final long serialVersionUID = 1L;

    private MalformedMediaException(String message) {
        super(message);
    }

    static MalformedMediaException because(String reason) {
        return new MalformedMediaException(reason);
    }

    static MalformedMediaException tooLarge(String box, long size) {
        return new MalformedMediaException("the box " + box + " claims " + size + " bytes");
    }

    static MalformedMediaException truncated(String box) {
        return new MalformedMediaException("the box " + box + " ends too early");
    }

    static MalformedMediaException missing(String box) {
        return new MalformedMediaException("the box " + box + " is missing");
    }
}
