package io.vitrine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;

/**
 * Writes down the modules during the build. Without the file the application reads all its classes at each start to find
 * them, and keeps what it has read: 50 MB of heap.
 */
public final class ModuleMetadata {

    private ModuleMetadata() {}

    /** @param arguments the folder of the classes */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0], "META-INF", "spring-modulith"));
        Files.writeString(
                folder.resolve("application-modules.json"),
                new ApplicationModulesExporter(ApplicationModules.of(VitrineApplication.class)).toJson());
    }
}
