package io.vitrine.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Runs the whole system on free ports of loopback, with a data folder of its own: the application as a process of its
 * own, both nginx, and every FFmpeg it starts.
 *
 * <p>{@link #close} leaves none of these processes behind, and neither does the end of this JVM.
 */
public final class RunningVitrine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static @Nullable RunningVitrine shared;

    private final VitrineSettings settings;
    private final Path data;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, SmallDisk> smallDisks = new LinkedHashMap<>();
    private final Thread atExit = new Thread(this::leaveNothing, "vitrine-at-exit");
    private @Nullable Process application;

    RunningVitrine(VitrineSettings settings) {
        this.settings = settings;
        this.data = settings.data();
        environment.putAll(settings.environment());
        if (!environment.containsKey("VITRINE_DATABASE_URL")) {
            environment.putAll(TestDatabase.environment());
        }
        for (String port : List.of("APP", "RTMP", "HTTP", "CONTROL", "PUBLISHER")) {
            ports.put(port, Ports.free());
        }
        settings.smallDisks()
                .forEach((folder, size) -> smallDisks.put(folder, SmallDisk.mount(data.resolve(folder), size)));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * The one system for all classes of tests that open a shop of their own in it and change nothing that is everybody's:
     * not the installation's settings, nor its processes, nor who is on the front page. It runs until this JVM ends.
     *
     * <p>Most of such a class's time went into a start and an end.
     */
    public static synchronized RunningVitrine shared() {
        if (shared == null) {
            // So short that a test sees an address being renewed; a page asks for the next after two thirds of it.
            shared = with().setting("VITRINE_ADDRESS_LIFE", "12s").start();
        }
        return shared;
    }

    /** Settings to start from; {@link VitrineSettings#start} starts the system. */
    public static VitrineSettings with() {
        return new VitrineSettings();
    }

    /** Starts the application again, on the same data and ports, and waits until it is ready. */
    public void start() {
        startWithoutWaiting();
        try {
            awaitReady();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Starts the application again, and returns at once. */
    public void startWithoutWaiting() {
        if (isRunning()) {
            throw new IllegalStateException("The application runs already");
        }
        try {
            application = builder(log()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it was told, besides its ports and its folder. */
    Map<String, String> environment() {
        return environment;
    }

    ProcessBuilder builder(Path log) {
        var builder = new ProcessBuilder(settings.command()).directory(data.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("VITRINE_"));
        builder.environment().put("VITRINE_DATA", data.toString());
        ports.forEach((name, port) -> builder.environment().put("VITRINE_" + name + "_PORT", port.toString()));
        builder.environment().putAll(environment());
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /** Waits until the edge gives the application's front page, and both nginx accept connections. */
    public void awaitReady() {
        Readiness.await(this, PATIENCE);
    }

    /** Kills the application as a crash would: nothing it started is told. */
    public void kill9() {
        Processes.kill(List.of(applicationProcess()));
    }

    /** Asks the application to stop, and waits until it has. */
    public void stop() {
        if (isRunning()) {
            Processes.end(List.of(applicationProcess()), Duration.ofSeconds(30));
        }
    }

    public boolean isRunning() {
        return application != null && application.isAlive();
    }

    public ProcessHandle applicationProcess() {
        if (application == null) {
            throw new IllegalStateException("The application was never started");
        }
        return application.toHandle();
    }

    /** The FFmpeg processes of this system that run now. */
    public List<ProcessHandle> transcoders() {
        return mine().stream().filter(Processes.program("ffmpeg")).toList();
    }

    /** The nginx processes of this system, master and workers, of the instance ({@code ingest} or {@code edge}). */
    public List<ProcessHandle> nginx(String instance) {
        String folder = data.resolve("nginx").resolve(instance).toString();
        Path log = data.resolve("logs").resolve("nginx-" + instance + ".log");
        return ProcessHandle.allProcesses()
                .filter(Processes.program("nginx"))
                .filter(process -> Processes.concerns(process, folder) || Processes.writes(process, log))
                .toList();
    }

    /** Every process of this system that runs now, the application too, orphans too. */
    public List<ProcessHandle> mine() {
        String rtmp = "rtmp://127.0.0.1:" + rtmpPort() + "/";
        String packager = "127.0.0.1:" + appPort() + "/packager/";
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> !Publisher.isPublisher(process))
                .filter(process -> {
                    String line = Processes.commandLine(process);
                    return isApplication(process)
                            || line.contains(rtmp)
                            || line.contains(packager)
                            || line.contains(data.toString())
                            || (line.startsWith("nginx") && Processes.concerns(process, data.toString()));
                })
                .toList();
    }

    /** The address of a page as viewers and sellers see it. */
    public URI page(String path) {
        return URI.create("http://127.0.0.1:" + httpPort() + path);
    }

    /** Where an encoder publishes; the stream key is not part of it. */
    public URI ingest() {
        return URI.create("rtmp://127.0.0.1:" + rtmpPort() + "/live");
    }

    /** An address of the application itself, past the edge. */
    public URI application(String path) {
        return URI.create("http://127.0.0.1:" + appPort() + path);
    }

    /** An address of the ingest nginx's control server: {@code /stat}, {@code /control/...}. */
    public URI control(String path) {
        return URI.create("http://127.0.0.1:" + ports.get("CONTROL") + path);
    }

    public int appPort() {
        return port("APP");
    }

    public int httpPort() {
        return port("HTTP");
    }

    public int rtmpPort() {
        return port("RTMP");
    }

    public int publisherPort() {
        return port("PUBLISHER");
    }

    public Path data() {
        return data;
    }

    /** The disk that {@link VitrineSettings#smallDisk} made this folder. */
    public SmallDisk smallDisk(String folder) {
        SmallDisk disk = smallDisks.get(folder);
        if (disk == null) {
            throw new IllegalArgumentException(folder);
        }
        return disk;
    }

    /** What the application has printed so far. */
    public Path log() {
        return data.resolve("application.log");
    }

    @Override
    public void close() {
        try {
            stop();
        } finally {
            Runtime.getRuntime().removeShutdownHook(atExit);
            leaveNothing();
        }
    }

    private int port(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException(name);
        }
        return port;
    }

    private boolean isApplication(ProcessHandle process) {
        return application != null && application.pid() == process.pid();
    }

    private void leaveNothing() {
        Processes.end(mine(), Duration.ofSeconds(3));
        // What a supervisor started while it was being ended.
        Processes.kill(mine());
        smallDisks.values().forEach(SmallDisk::close);
        if (!Boolean.getBoolean("vitrine.keep")) {
            FileSystemUtils.deleteRecursively(data.toFile());
        }
    }
}
