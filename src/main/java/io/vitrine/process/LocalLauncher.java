package io.vitrine.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Starts processes on this machine, as children of the application, and writes down which. */
final class LocalLauncher implements ProcessLauncher {

    private final ProcessRecords records;

    LocalLauncher(ProcessRecords records) {
        this.records = records;
    }

    @Override
    public Launched launch(String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Nothing of ours concerns it, and our environment holds secrets.
        String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        Process process = builder.start();
        boolean written = false;
        try {
            records.write(name, process.toHandle());
            written = true;
        } finally {
            if (!written) {
                process.destroyForcibly();
            }
        }
        return new LocalProcess(name, process);
    }

    private final class LocalProcess implements Launched {

        private final Process process;
        private final CompletionStage<Integer> exit;

        private LocalProcess(String name, Process process) {
            this.process = process;
            this.exit = process.onExit().thenApply(ended -> {
                records.remove(name);
                return ended.exitValue();
            });
        }

        @Override
        public InputStream output() {
            return process.getInputStream();
        }

        @Override
        public InputStream errors() {
            return process.getErrorStream();
        }

        @Override
        public CompletionStage<Integer> exit() {
            return exit;
        }

        @Override
        public void terminate() {
            process.destroy();
        }

        @Override
        public void kill() {
            process.destroyForcibly();
        }
    }
}
