package org.flyte.runtime.container;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** The Python with the published Flyte packages. */
final class TestPython {
    private static final Path SCRIPT =
            Path.of("src", "test", "python", "files.py").toAbsolutePath();

    private TestPython() {}

    /** Runs the script and returns the lines that it printed. */
    static List<String> files(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(path(), SCRIPT.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("Python has ended with " + process.exitValue() + ": " + out);
        }
        return out.lines().toList();
    }

    /** Returns its path; without one the test is given up, or fails where all tests have to run. */
    private static String path() {
        String python = System.getenv("FLYTE_TEST_PYTHON");
        if (python != null) {
            return python;
        }
        String need = "FLYTE_TEST_PYTHON names no Python (Debian package python3-venv) with flyte==2.12.1 and"
                + " flyteidl2==2.0.51";
        if (System.getenv("CI") != null) {
            fail(need);
        }
        throw new TestAbortedException(need);
    }
}
