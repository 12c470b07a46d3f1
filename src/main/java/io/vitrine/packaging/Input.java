package io.vitrine.packaging;

import org.jspecify.annotations.Nullable;

/** One connection that brings one rendition. Fed by one thread at a time. */
final class Input implements FragmentReader.Sink {

    private final PackagedStream stream;
    private final Rendition rendition;
    private final Admission admission;
    private final FragmentReader reader = new FragmentReader(this);
    private @Nullable InputOverException over;

    Input(PackagedStream stream, Rendition rendition, Admission admission) {
        this.stream = stream;
        this.rendition = rendition;
        this.admission = admission;
    }

    /** @throws InputOverException if nothing more is taken from this connection */
    void feed(byte[] bytes, int count) throws InputOverException {
        try {
            reader.feed(bytes, 0, count);
        } catch (MalformedMediaException e) {
            stream.end(this, true, e.getMessage() == null ? "malformed" : e.getMessage());
            throw new InputOverException("it is malformed");
        }
        if (over != null) {
            throw over;
        }
    }

    void end(String reason) {
        stream.end(this, false, reader.isBetweenFragments() ? reason : reason + ", in the middle of a part");
    }

    @Override
    public void movie(Movie movie) {
        try {
            if (over == null) {
                stream.movie(this, movie);
            }
        } catch (InputOverException e) {
            over = e;
        }
    }

    @Override
    public void fragment(Movie movie, Fragment fragment) {
        try {
            if (over == null) {
                stream.part(this, fragment);
            }
        } catch (InputOverException e) {
            over = e;
        }
    }

    Rendition rendition() {
        return rendition;
    }

    Admission admission() {
        return admission;
    }
}
