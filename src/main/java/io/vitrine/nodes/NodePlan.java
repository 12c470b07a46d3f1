package io.vitrine.nodes;

import java.util.Optional;

/** Says what an administrator has chosen of the two nginx; implemented by a module above. */
public interface NodePlan {

    /** @return empty while the settings of this installation hold */
    Optional<NodeOptions> options();
}
