package io.vitrine.nodes;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says what an administrator limits at the edge; implemented by a module above. */
public interface EdgeRules {

    Rules rules();

    /** Whether nginx takes this for a network, and for nothing else. */
    static boolean isNetwork(String text) {
        return Rules.NETWORK.matcher(text).matches();
    }

    /**
     * What goes into the edge's configuration.
     *
     * @param connections how many requests for media and feeds it serves at once; 0 for any
     * @param measured whether it writes down what it sends, for {@link EdgeTraffic}
     * @param allowed networks (CIDR) that may play; if there are any, nobody else may
     * @param denied networks that may not; of those that an address is in the smallest counts
     */
    record Rules(int connections, boolean measured, List<String> allowed, List<String> denied) {

        public static final Rules NONE = new Rules(0, false, List.of(), List.of());

        static final Pattern NETWORK = Pattern.compile("[0-9a-f.:]{2,45}/[0-9]{1,3}");

        public Rules {
            if (connections < 0
                    || !Stream.concat(allowed.stream(), denied.stream()).allMatch(EdgeRules::isNetwork)) {
                throw new IllegalArgumentException("These rules cannot be written for nginx");
            }
            allowed = List.copyOf(allowed);
            denied = List.copyOf(denied);
        }

        /** Those of the allowed that are not denied: nginx takes each network once. */
        public List<String> onlyAllowed() {
            return allowed.stream().filter(network -> !denied.contains(network)).toList();
        }

        /** Whether everybody may play who is not denied. */
        public boolean isOpen() {
            return allowed.isEmpty();
        }
    }
}
