package io.vitrine.nodes;

import java.nio.file.Path;

/**
 * Knows where the files of the media plane are.
 *
 * @param data the folder of everything that Vitrine writes
 * @param instance whose files
 */
record NodeFiles(Path data, Instance instance) {

    static NodeFiles of(NodesSettings settings, Instance instance) {
        return new NodeFiles(settings.data(), instance);
    }

    Path home() {
        return data.resolve("nginx").resolve(instance.label());
    }

    /** What the nginx reads. */
    Path configuration() {
        return home().resolve("nginx.conf");
    }

    Path versions() {
        return home().resolve("versions");
    }

    Path temporary() {
        return home().resolve("temporary");
    }

    Path cache() {
        return home().resolve("cache");
    }

    /** What the edge itself shows. */
    Path pages() {
        return home().resolve("pages");
    }

    Path pid() {
        return home().resolve("nginx.pid");
    }

    Path lock() {
        return home().resolve("nginx.lock");
    }

    /** The socket on which the application answers nginx-rtmp. */
    Path callbacks() {
        return home().resolve("callbacks");
    }

    Path log() {
        return data.resolve("logs").resolve("nginx-" + instance.label() + ".log");
    }

    /** How many bytes each answer of the edge had, as long as somebody wants to know. */
    Path traffic() {
        return data.resolve("logs").resolve("edge-traffic");
    }

    Path media() {
        return data.resolve("media");
    }

    /** Marks of the shows whose picture opens only with an address that was given. */
    Path guarded() {
        return data.resolve("guarded");
    }

    /** What the plain applications of nginx-rtmp write, each in a folder of its name. */
    Path applications() {
        return data.resolve("rtmp");
    }

    /** Where a certificate authority looks whether this site is ours (ACME, RFC 8555, section 8.3). */
    Path challenges() {
        return data.resolve("acme");
    }

    /** Pictures of products; the shop makes the folder when it has the first. */
    Path images() {
        return data.resolve("images");
    }
}
