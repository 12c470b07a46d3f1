package io.vitrine.nodes;

import java.util.List;
import java.util.Optional;

/** The configurations of the two nginx: what they would be, what is wrong with them, and the way to apply them. */
public interface NodeConfigurations {

    /** What the settings of this installation say; they hold until an administrator chooses otherwise. */
    NodeOptions defaults();

    /** What holds, or waits for the ingest to be free. */
    NodeOptions wanted();

    /** The file that these options make, without its secrets. */
    String text(Instance instance, NodeOptions options);

    /** The file that the nginx reads now, without its secrets; empty before the first. */
    Optional<String> loaded(Instance instance);

    /** What is wrong with them: what our own rules, nginx, and this machine's ports say. */
    List<String> problems(NodeOptions options);

    /** What applying them does to an nginx that runs. */
    Effect effect(Instance instance, NodeOptions options);

    /**
     * Applies them to both, or to none.
     *
     * @param interrupting whether the ingest is started anew although it carries encoders, which then connect again; if not,
     *     it keeps its configuration until it carries none
     * @throws NodeException if they cannot be; then all is as before
     */
    void apply(NodeOptions options, boolean interrupting);

    /** Whether the ingest waits until it carries no encoder. */
    boolean isWaiting();

    /** Why the ingest could not take what had waited for it; then it goes on with what it had. */
    Optional<String> failure();

    /** Whether an encoder is connected to the ingest, of a show or of another application. */
    boolean carriesEncoders();

    /** What becomes of an nginx. */
    enum Effect {
        NONE,
        /** It reads its configuration again; nobody is disconnected, pages fetch their feed anew. */
        RELOAD,
        /** It is started anew: encoders are disconnected. */
        RESTART
    }
}
