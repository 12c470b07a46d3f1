package io.vitrine.nodes;

import java.util.List;
import java.util.Optional;

/**
 * What has to be known of a configuration to see whether an nginx has loaded it.
 *
 * @param version what {@code /version} answers
 * @param port where on loopback it answers
 */
record LoadableConfiguration(String text, String version, int port) {

    private static final List<String> VERSION = List.of("=", "/version");

    /** @return empty if the text was not made by Vitrine */
    static Optional<LoadableConfiguration> of(String text) {
        Directive configuration;
        try {
            configuration = ConfigurationParser.parse(text);
        } catch (MalformedConfigurationException e) {
            return Optional.empty();
        }
        return configuration.children("http").stream()
                .flatMap(http -> http.children("server").stream())
                .flatMap(server -> of(text, server).stream())
                .findFirst();
    }

    private static Optional<LoadableConfiguration> of(String text, Directive server) {
        Optional<String> version = server.children("location").stream()
                .filter(location -> location.arguments().equals(VERSION))
                .flatMap(location -> location.children("return").stream())
                .filter(answer -> answer.arguments().size() == 2)
                .map(answer -> answer.arguments().get(1))
                .findFirst();
        Optional<Integer> port = server.child("listen").flatMap(Directive::port);
        return version.isPresent() && port.isPresent()
                ? Optional.of(new LoadableConfiguration(text, version.get(), port.get()))
                : Optional.empty();
    }
}
