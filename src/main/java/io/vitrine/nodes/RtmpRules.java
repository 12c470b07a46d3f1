package io.vitrine.nodes;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about what nginx-rtmp is told to do. */
final class RtmpRules implements ConfigurationCheck.Rules {

    private static final Map<String, String> FORBIDDEN = Map.of(
            "on_update", "on_update ends every show while the application restarts",
            "push", "push crashes the worker when its target cannot be reached",
            "pull", "pull takes streams past the check of their keys",
            "exec", "exec runs programs that nobody supervises",
            "exec_push", "exec_push runs programs that nobody supervises",
            "exec_pull", "exec_pull runs programs that nobody supervises");

    @Override
    public Stream<Problem> problems(Directive configuration) {
        return configuration.children("rtmp").stream()
                .flatMap(rtmp -> Stream.of(
                                forbidden(rtmp),
                                duplicates(rtmp),
                                callbacks(rtmp),
                                log(rtmp),
                                rtmp.all()
                                        .filter(d -> d.name().equals("application"))
                                        .flatMap(RtmpRules::application))
                        .flatMap(problems -> problems));
    }

    private static Stream<Problem> forbidden(Directive rtmp) {
        return rtmp.all()
                .filter(d -> FORBIDDEN.containsKey(d.name()))
                .map(d -> d.problem(FORBIDDEN.getOrDefault(d.name(), d.name())));
    }

    private static Stream<Problem> duplicates(Directive rtmp) {
        return rtmp.children("server").stream().flatMap(server -> {
            Set<String> seen = new HashSet<>();
            return server.children("application").stream()
                    .filter(application -> !seen.add(application.value()))
                    .map(application -> application.problem("a second application " + application.value()));
        });
    }

    private static Stream<Problem> callbacks(Directive rtmp) {
        return rtmp.all()
                .filter(d -> d.name().startsWith("on_"))
                .filter(d -> !d.value().startsWith("http://unix:/"))
                .map(d -> d.problem(d.name() + " leaves this machine, and the secret with it"));
    }

    private static Stream<Problem> log(Directive rtmp) {
        boolean offByDefault = rtmp.child("access_log").filter(RtmpRules::isOff).isPresent();
        boolean onSomewhere = rtmp.all().anyMatch(d -> d.name().equals("access_log") && !isOff(d));
        return offByDefault && !onSomewhere
                ? Stream.empty()
                : Stream.of(rtmp.problem("access_log is not off: it writes the keys of publishers"));
    }

    private static boolean isOff(Directive directive) {
        return directive.value().equals("off");
    }

    private static Stream<Problem> application(Directive application) {
        return Stream.of(hls(application), players(application)).flatMap(problems -> problems);
    }

    private static Stream<Problem> hls(Directive application) {
        boolean hls =
                application.child("hls").filter(d -> d.value().equals("on")).isPresent();
        boolean renames = application.child("on_publish").isPresent();
        Stream<Problem> names = hls && renames
                ? Stream.of(application.problem("hls names its files by the key, before on_publish renames the stream"))
                : Stream.empty();
        long fragment = seconds(application, "hls_fragment", 5);
        long playlist = seconds(application, "hls_playlist_length", 30);
        Stream<Problem> lengths = fragment == 0
                ? Stream.of(application.problem("hls_fragment 0 cuts at every frame"))
                : playlist < fragment
                        ? Stream.of(application.problem("hls_playlist_length is shorter than hls_fragment"))
                        : Stream.empty();
        return Stream.concat(names, lengths);
    }

    private static long seconds(Directive application, String name, long otherwise) {
        return application
                .child(name)
                .map(d -> d.value().replaceAll("s$", ""))
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .orElse(otherwise);
    }

    private static Stream<Problem> players(Directive application) {
        boolean denied = application.children("deny").stream()
                .anyMatch(d -> List.of("play", "all").containsAll(d.arguments()));
        return denied ? Stream.empty() : Stream.of(application.problem("anyone may play: deny play all is missing"));
    }
}
