package org.flyte.client;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** The Python with the published Flyte packages. */
public final class TestPython {
    private TestPython() {}

    /** Runs a program; returns what it prints. */
    public static String run(Path folder, Map<String, String> environment, String program, String input)
            throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("program.py"), program);
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        Path inputs = Files.writeString(folder.resolve("input.txt"), input);
        ProcessBuilder python = new ProcessBuilder(path(), script.toString())
                .directory(folder.toFile())
                .redirectInput(inputs.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        python.environment().putAll(environment);
        Process process = python.start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            fail(Files.readString(output) + Files.readString(errors));
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Its path; without one the test is given up, or fails where all tests have to run. */
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
