package org.flyte.test.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs that no JDK brings, and the right to start a container engine. */
public final class Programs {
    private static final Map<String, String> OF_A_CLUSTER = new TreeMap<>(Map.of(
            "mmdebstrap", "mmdebstrap",
            "dockerd", "docker.io",
            "docker-registry", "docker-registry",
            "skopeo", "skopeo"));

    private Programs() {}

    /**
     * Whether a project that needs a cluster can be tried. Where it can't, one line says what to install; in CI it
     * is tried nonetheless, and fails.
     *
     * @param project whose name stands in the line
     * @param others Debian packages that are named as their program
     */
    public static boolean present(String project, String... others) {
        Map<String, String> needed = new TreeMap<>(OF_A_CLUSTER);
        Stream.of(others).forEach(program -> needed.put(program, program));
        Optional<String> reason = missing(needed).or(Programs::rights);
        if (reason.isPresent() && System.getenv("CI") == null) {
            System.out.println("LEFT OUT " + project + ": " + reason.get());
            return false;
        }
        return true;
    }

    private static Optional<String> missing(Map<String, String> needed) {
        String missing = needed.entrySet().stream()
                .filter(program -> find(program.getKey()).isEmpty())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
        return Optional.of(missing)
                .filter(names -> !names.isEmpty())
                .map(names -> "install the Debian packages " + names + " to run it");
    }

    private static Optional<String> rights() {
        boolean right = Command.isRoot()
                || (find("sudo").isPresent()
                        && Command.of("sudo", "-n", "true").end().status() == 0);
        return right
                ? Optional.empty()
                : Optional.of("a container engine is started by root only, or by who may sudo without a password");
    }

    private static Optional<Path> find(String program) {
        return Stream.of((System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
