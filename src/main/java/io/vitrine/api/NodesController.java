package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.nodes.MediaNode;
import io.vitrine.playback.Audience;
import io.vitrine.tokens.Scope;
import io.vitrine.transcoding.Transcodings;
import io.vitrine.transcoding.Transcodings.Capacity;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells an administrator's programs how the machines do. */
@RestController
class NodesController {

    private final MediaNode node;
    private final Transcodings transcodings;
    private final Broadcasts broadcasts;
    private final Audience audience;
    private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();

    NodesController(MediaNode node, Transcodings transcodings, Broadcasts broadcasts, Audience audience) {
        this.node = node;
        this.transcodings = transcodings;
        this.broadcasts = broadcasts;
        this.audience = audience;
    }

    @Needs(Scope.SITE_READ)
    @GetMapping(path = "/api/v1/site/nodes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listNodes", summary = "Read how the media nodes do, and what they carry")
    ResponseEntity<NodesAnswer> list() {
        List<BroadcastView> onAir = broadcasts.onAir();
        Capacity capacity = transcodings.capacity();
        NodeAnswer here = new NodeAnswer(
                node.name(),
                node.ingestBoot().isPresent(),
                broadcasts.publishing().size(),
                onAir.size(),
                onAir.stream()
                        .mapToInt(show -> audience.watching(show.publicId()))
                        .sum(),
                capacity.ladders(),
                capacity.most(),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new NodesAnswer(List.of(here)));
    }

    record NodesAnswer(List<NodeAnswer> items) {}

    /**
     * A machine that carries shows.
     *
     * @param ingestRunning whether it takes sellers' streams
     * @param publishing encoders that are connected
     * @param onAir shows that viewers can see
     * @param watching pages of these that are open
     * @param ladders shows that are transcoded
     * @param mostLadders how many could be
     * @param load of the last minute: processes that run or wait for a processor; negative where that is not known
     */
    record NodeAnswer(
            String name,
            boolean ingestRunning,
            int publishing,
            int onAir,
            int watching,
            int ladders,
            int mostLadders,
            int processors,
            double load) {}
}
