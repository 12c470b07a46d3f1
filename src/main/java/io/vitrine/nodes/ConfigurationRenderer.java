package io.vitrine.nodes;

import io.vitrine.shared.Secret;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders {@code templates/nginx}. Only ports, paths, numbers and words of our own reach the files. */
final class ConfigurationRenderer {

    /** The RTMP application that sellers publish to. */
    static final String APPLICATION = "live";

    private final NodesSettings settings;
    private final Host host;
    private final Secret callbackSecret;
    private final Secret linkSecret;
    private final Wanted wanted;
    private final ITemplateEngine templates;

    ConfigurationRenderer(NodesSettings settings, Host host, Secret callbackSecret, Secret linkSecret, Wanted wanted) {
        this.settings = settings;
        this.host = host;
        this.callbackSecret = callbackSecret;
        this.linkSecret = linkSecret;
        this.wanted = wanted;
        this.templates = templates();
    }

    private static ITemplateEngine templates() {
        var resolver = new ClassLoaderTemplateResolver(ConfigurationRenderer.class.getClassLoader());
        resolver.setPrefix("templates/nginx/");
        resolver.setSuffix(".conf");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    RenderedConfiguration render(Instance instance) {
        Map<String, @Nullable Object> values = values(instance);
        return RenderedConfiguration.of(instance, version -> {
            var context = new Context();
            context.setVariables(values);
            context.setVariable("version", version);
            return templates.process(instance.label(), context);
        });
    }

    private Map<String, @Nullable Object> values(Instance instance) {
        NodeFiles files = NodeFiles.of(settings, instance);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("workerUser", host.workerUser());
        values.put("openFiles", host.openFiles());
        values.put("pidFile", ConfigurationPath.of(files.pid()));
        values.put("lockFile", ConfigurationPath.of(files.lock()));
        values.put("errorLog", ConfigurationPath.of(files.log()));
        values.put("temporary", temporary(files));
        values.put("rtmpLoopback", rtmpLoopback());
        values.put("options", wanted.options());
        values.put("applications", ConfigurationPath.of(files.applications()));
        values.putAll(instance == Instance.INGEST ? ingest(files) : edge(files));
        return values;
    }

    private static Map<String, ConfigurationPath> temporary(NodeFiles files) {
        Map<String, ConfigurationPath> folders = new HashMap<>();
        for (String purpose : new String[] {"body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            folders.put(purpose, ConfigurationPath.of(files.temporary().resolve(purpose)));
        }
        return folders;
    }

    private @Nullable ListenAddress rtmpLoopback() {
        String bind = settings.rtmpBind().getHostAddress();
        boolean included = bind.equals("0.0.0.0") || bind.equals("127.0.0.1");
        return included
                ? null
                : new ListenAddress(
                        InetAddress.getLoopbackAddress(), wanted.options().rtmpPort());
    }

    private Map<String, Object> ingest(NodeFiles files) {
        return Map.of(
                "rtmpModule",
                ConfigurationPath.of(host.module("ngx_rtmp_module.so", "libnginx-mod-rtmp")),
                "rtmpListen",
                new ListenAddress(settings.rtmpBind(), wanted.options().rtmpPort()),
                "controlPort",
                settings.controlPort(),
                // The encoder's, its callback's, FFmpeg's, and some for the control server.
                "connections",
                wanted.options().publishers() * 3 + 64,
                "application",
                APPLICATION,
                "callbacks",
                "http://unix:" + SocketPath.of(files.callbacks()) + ":",
                "secret",
                callbackSecret.reveal());
    }

    private Map<String, Object> edge(NodeFiles files) {
        return Map.ofEntries(
                Map.entry(
                        "nchanModule", ConfigurationPath.of(host.module("ngx_nchan_module.so", "libnginx-mod-nchan"))),
                Map.entry("connections", wanted.options().connections()),
                Map.entry(
                        "httpListen",
                        new ListenAddress(settings.httpBind(), wanted.options().httpPort())),
                Map.entry("publisherPort", settings.publisherPort()),
                Map.entry("applicationPorts", settings.applicationPorts()),
                Map.entry("linkSecret", linkSecret.reveal()),
                Map.entry("rules", wanted.rules()),
                Map.entry("traffic", ConfigurationPath.of(files.traffic())),
                Map.entry("playlistCache", ConfigurationPath.of(files.cache().resolve("playlists"))),
                Map.entry("pageCache", ConfigurationPath.of(files.cache().resolve("pages"))),
                Map.entry("pages", ConfigurationPath.of(files.pages())),
                Map.entry("media", ConfigurationPath.of(files.media())),
                Map.entry("guarded", ConfigurationPath.of(files.guarded())),
                Map.entry("certificateAge", CertificateAge.of(wanted.options().tls())),
                Map.entry("challenges", ConfigurationPath.of(files.challenges())),
                Map.entry("httpBind", new ListenAddress(settings.httpBind(), 0).host()),
                Map.entry("images", ConfigurationPath.of(files.images())));
    }
}
