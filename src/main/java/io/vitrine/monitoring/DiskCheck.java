package io.vitrine.monitoring;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks how much room there is for the data and for the media of shows. */
@Component
class DiskCheck {

    private static final Logger log = LoggerFactory.getLogger(DiskCheck.class);
    private static final int TWENTIETH = 20;
    private static final long GIGABYTE = 1_000_000_000;

    private final MonitoringSettings settings;

    DiskCheck(MonitoringSettings settings) {
        this.settings = settings;
    }

    /** By what lies there; without a folder that cannot be asked. */
    Map<String, Space> spaces() {
        Map<String, Space> spaces = new LinkedHashMap<>();
        add(spaces, "data", settings.data());
        add(spaces, "media", settings.media());
        return spaces;
    }

    List<Finding> look(Map<String, Space> spaces) {
        List<Finding> findings = new ArrayList<>();
        spaces.forEach((folder, space) -> {
            if (space.free() < Math.max(settings.leastFree().toBytes(), space.size() / TWENTIETH)) {
                findings.add(Finding.degraded(
                        Watched.DISK, folder, (double) space.free() / GIGABYTE, (double) space.size() / GIGABYTE));
            }
        });
        return findings.isEmpty() ? List.of(Finding.up(Watched.DISK)) : findings;
    }

    /** A folder that is made with the first show is on the disk of the one above it. */
    private static void add(Map<String, Space> spaces, String name, Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            FileStore store = Files.getFileStore(there);
            spaces.put(name, new Space(store.getUsableSpace(), store.getTotalSpace()));
        } catch (IOException e) {
            log.debug("The disk of the {} cannot be asked", name, e);
        }
    }

    /** In bytes. */
    record Space(long free, long size) {}
}
