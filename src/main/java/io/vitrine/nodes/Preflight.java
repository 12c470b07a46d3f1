package io.vitrine.nodes;

import io.vitrine.nodes.NodesSettings.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Looks whether the media plane can be started, before anything is: what is missing is told in one sentence, and not by
 * the database or by a server that finds it out later.
 */
final class Preflight implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(Binder.get(context.getEnvironment()).bindOrCreate("vitrine.nodes", NodesSettings.class));
    }

    /** @throws NodeException telling the first thing that is in the way */
    void check(NodesSettings settings) {
        if (settings.mode() == Mode.NONE) {
            return;
        }
        writable(settings.data());
        SocketPath.of(NodeFiles.of(settings, Instance.INGEST).callbacks());
        if (!Files.isExecutable(Host.program(settings.program()))) {
            throw NodeException.programMissing(settings.program());
        }
        Host host = Host.here(settings.data());
        host.module("ngx_rtmp_module.so", "libnginx-mod-rtmp");
        host.module("ngx_nchan_module.so", "libnginx-mod-nchan");
        free(InetAddress.getLoopbackAddress(), settings.applicationPort(), "VITRINE_APP_PORT");
        if (settings.mode() == Mode.SUPERVISED) {
            // The other ports are nginx's, which may run already.
            return;
        }
        // One that was chosen in the console and cannot be had leads back to the settings, when nginx is started.
        ChosenPorts ports = ChosenPorts.read(settings);
        // A run before us may have been killed: its nginx is there, and will be adopted.
        if (isGone(settings, Instance.INGEST)) {
            if (ports.rtmp() == settings.rtmpPort()) {
                free(settings.rtmpBind(), ports.rtmp(), "VITRINE_RTMP_PORT");
            }
            free(InetAddress.getLoopbackAddress(), settings.controlPort(), "VITRINE_CONTROL_PORT");
        }
        if (isGone(settings, Instance.EDGE)) {
            if (ports.http() == settings.httpPort()) {
                free(settings.httpBind(), ports.http(), "VITRINE_HTTP_PORT");
            }
            free(InetAddress.getLoopbackAddress(), settings.publisherPort(), "VITRINE_PUBLISHER_PORT");
        }
    }

    private static boolean isGone(NodesSettings settings, Instance instance) {
        return new NginxProcesses(NodeFiles.of(settings, instance)).all().isEmpty();
    }

    private static void writable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".writable", ""));
        } catch (IOException e) {
            throw NodeException.notWritable(folder);
        }
    }

    static void free(InetAddress address, int port, String variable) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw NodeException.cannotListen(address, port, variable, e);
        }
    }
}
