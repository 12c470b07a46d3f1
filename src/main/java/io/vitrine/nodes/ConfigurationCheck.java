package io.vitrine.nodes;

import java.util.List;
import java.util.stream.Stream;

/**
 * Finds what {@code nginx -t} lets pass and what then breaks a show: two applications of one name, ports that clash,
 * folders of which one cleans up the other, directives of nginx-rtmp that crash or end a broadcast.
 */
final class ConfigurationCheck {

    private final List<Rules> rules = List.of(new MainRules(), new ListenRules(), new RtmpRules(), new PathRules());

    /** What is wrong, in the order of the lines; nothing if it may be given to nginx. */
    List<Problem> check(String text) {
        Directive configuration;
        try {
            configuration = ConfigurationParser.parse(text);
        } catch (MalformedConfigurationException e) {
            return List.of(e.problem());
        }
        return rules.stream()
                .flatMap(rule -> rule.problems(configuration))
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .toList();
    }

    /** Rules about one side of a configuration. */
    interface Rules {

        Stream<Problem> problems(Directive configuration);
    }
}
