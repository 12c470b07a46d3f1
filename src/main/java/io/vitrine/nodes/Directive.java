package io.vitrine.nodes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One directive of an nginx configuration, with what is between its braces.
 *
 * @param children empty for a directive that is no block
 */
record Directive(String name, List<String> arguments, int line, List<Directive> children) {

    Directive {
        arguments = List.copyOf(arguments);
        children = List.copyOf(children);
    }

    /** Those directly inside with this name. */
    List<Directive> children(String named) {
        return children.stream().filter(child -> child.name.equals(named)).toList();
    }

    Optional<Directive> child(String named) {
        return children.stream().filter(child -> child.name.equals(named)).findFirst();
    }

    /** This one and all inside it, at any depth. */
    Stream<Directive> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Directive::all));
    }

    /** The first argument; empty if there is none. */
    String value() {
        return arguments.isEmpty() ? "" : arguments.get(0);
    }

    /** The port of a {@code listen}; empty if it names none. */
    Optional<Integer> port() {
        String port = value().substring(value().lastIndexOf(':') + 1);
        return port.matches("[0-9]{1,5}") ? Optional.of(Integer.valueOf(port)) : Optional.empty();
    }

    Problem problem(String message) {
        return new Problem(line, message);
    }
}
