package org.flyte.devserver.exec;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The local Python that stands for a Python task's image: the one that was named, else the first of the active virtual
 * environment, the one beside {@code a0} and {@code python3} on the path in which Flyte's SDK is installed.
 */
final class PythonInstallation {
    /** The variable that names the interpreter. */
    static final String VARIABLE = "FLYTE_DEV_PYTHON";

    private static final String LOOK =
            "import importlib.util, sys; sys.exit(importlib.util.find_spec('flyte') is None)";
    private static final long LOOK_SECONDS = 30;

    private final @Nullable Path named;
    private final Map<String, String> environment;
    private final Set<Path> good = ConcurrentHashMap.newKeySet();

    /**
     * Looks at nothing yet.
     *
     * @param named the interpreter that was asked for; null to look for one
     * @param environment the server's own
     */
    PythonInstallation(@Nullable Path named, Map<String, String> environment) {
        String variable = environment.getOrDefault(VARIABLE, "");
        this.named = named != null || variable.isEmpty() ? named : Path.of(variable);
        this.environment = environment;
    }

    /**
     * The interpreter.
     *
     * @throws MissingPythonException when none has the SDK
     */
    Path interpreter() throws MissingPythonException, InterruptedException {
        List<Path> candidates = named != null ? List.of(named) : candidates();
        for (Path candidate : candidates) {
            if (good.contains(candidate) || hasSdk(candidate)) {
                good.add(candidate);
                return candidate;
            }
        }
        throw new MissingPythonException("this is a Python task, and Flyte's SDK is not installed in "
                + (candidates.isEmpty() ? "any Python on the path" : candidates)
                + "; install it with `pip install flyte`, or name another interpreter with " + VARIABLE + ".");
    }

    private List<Path> candidates() {
        List<Path> candidates = new ArrayList<>();
        String active = environment.getOrDefault("VIRTUAL_ENV", "");
        if (!active.isEmpty()) {
            candidates.add(Path.of(active, "bin", "python"));
        }
        onPath("a0").forEach(script -> candidates.add(script.resolveSibling("python")));
        candidates.addAll(onPath("python3"));
        return candidates.stream().filter(Files::isExecutable).distinct().toList();
    }

    private List<Path> onPath(String program) {
        List<Path> found = new ArrayList<>();
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                found.add(Path.of(folder, program));
            }
        }
        return found;
    }

    private static boolean hasSdk(Path python) throws InterruptedException {
        try {
            Process look = new ProcessBuilder(python.toString(), "-c", LOOK)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = look.waitFor(LOOK_SECONDS, TimeUnit.SECONDS);
            look.destroyForcibly();
            return ended && look.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** There is no Python that could run the task; the message names what was looked at and what to do. */
    static final class MissingPythonException extends Exception {
        private static final long serialVersionUID = 1;

        MissingPythonException(String message) {
            super(message);
        }
    }
}
