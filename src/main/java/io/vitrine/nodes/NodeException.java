package io.vitrine.nodes;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

/** Tells why a media node cannot run as wanted, and what to do about it. */
public class NodeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    private NodeException(String message, String action) {
        super(message);
        this.action = action;
    }

    static NodeException programMissing(String program) {
        return new NodeException(
                program + " is not installed",
                "Install it: apt-get install nginx libnginx-mod-rtmp libnginx-mod-nchan.");
    }

    static NodeException moduleMissing(String module, String debianPackage) {
        return new NodeException(
                "The nginx module " + module + " is not installed",
                "Install it: apt-get install " + debianPackage + ".");
    }

    static NodeException cannotListen(InetAddress address, int port, String variable, IOException cause) {
        String said = String.valueOf(cause.getMessage());
        if (said.contains("in use")) {
            return new NodeException(
                    "Port " + port + " is taken by another program",
                    "Stop that program, or set " + variable + " to a port that is free.");
        }
        return new NodeException(
                "Vitrine cannot listen on " + address.getHostAddress() + " port " + port + ": " + said,
                "Set " + variable + ", or the address that goes with it, to one that this user may listen on.");
    }

    static NodeException notWritable(Path folder) {
        return new NodeException(
                "The folder " + folder + " cannot be written",
                "Give this user the right to write there, or set VITRINE_DATA to another folder.");
    }

    static NodeException unfitPath(Path path) {
        return new NodeException(
                "The path " + path + " has characters that cannot stand in an nginx configuration",
                "Set VITRINE_DATA to a folder named with letters, digits, spaces and . _ + @ , = ~ - only.");
    }

    static NodeException longPath(Path path, int longest) {
        return new NodeException(
                "The path " + path + " is longer than the " + longest + " bytes that a socket's may have",
                "Set VITRINE_DATA to a folder with a shorter path.");
    }

    static NodeException refused(Instance instance, List<Problem> problems) {
        return new NodeException(
                "The " + instance.label() + " configuration is wrong: "
                        + String.join(
                                "; ", problems.stream().map(Problem::toString).toList()),
                "Nothing was changed. Mend the template.");
    }

    static NodeException rejectedByNginx(Instance instance, String said) {
        return new NodeException(
                "nginx does not take the " + instance.label() + " configuration: " + said,
                "Nothing was changed. Mend what nginx names.");
    }

    static NodeException commandFailed(Instance instance, String what, String said) {
        return new NodeException(
                "The " + instance.label() + " nginx could not be " + what + ": " + said, "Mend what nginx names.");
    }

    static NodeException cannotApply(List<String> problems) {
        return new NodeException(String.join("\n", problems), "Nothing was changed. Mend what is named.");
    }

    static NodeException notStarted(Instance instance) {
        return new NodeException(
                "Whoever keeps the " + instance.label() + " nginx running has not started it within half a minute",
                "See why: systemctl status vitrine-" + instance.label()
                        + ", or the log of its container. If it was stopped by" + " hand, start it.");
    }

    static NodeException noMediaPlane() {
        return new NodeException(
                "This installation runs without a media plane", "Set VITRINE_NODES_MODE to managed or supervised.");
    }

    static NodeException notConfirmed(Instance instance, String version, String lastLog) {
        return new NodeException(
                "The " + instance.label() + " nginx does not answer with configuration " + version
                        + (lastLog.isEmpty() ? "" : "; its log ends with: " + lastLog),
                "See the folder logs below the data folder.");
    }

    /** What to do, in a sentence for people. */
    public String action() {
        return action;
    }
}
