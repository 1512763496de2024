package org.flyte.runtime.codec;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** The published Python SDK in one process that lives as long as the test. */
final class PythonSdk implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    private PythonSdk(Process process) {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    static PythonSdk start() throws IOException, URISyntaxException {
        String python = System.getenv("FLYTE_TEST_PYTHON");
        if (python == null) {
            String need = "FLYTE_TEST_PYTHON names no Python (Debian package python3-venv) with flyte==2.12.1 and"
                    + " flyteidl2==2.0.51";
            if (System.getenv("CI") != null) {
                fail(need);
            }
            throw new TestAbortedException(need);
        }
        Path script = Path.of(PythonSdk.class.getResource("/python/values.py").toURI());
        return new PythonSdk(new ProcessBuilder(python, script.toString())
                .redirectError(Redirect.INHERIT)
                .start());
    }

    /** Declares classes in place of those that were declared before. */
    void define(String source) throws IOException {
        ask("define", base64(source));
    }

    /** The {@code LiteralType} of a type, in hex. */
    String type(String expression) throws IOException {
        return ask("type", base64(expression)).get(0);
    }

    /** Literals of random values, in hex. */
    List<String> make(String expression, int count, int seed) throws IOException {
        return ask("make", base64(expression), Integer.toString(count), Integer.toString(seed));
    }

    /** What Python writes of the values that it reads of the literals. */
    List<String> again(String expression, List<String> literals) throws IOException {
        List<String> words = new ArrayList<>(List.of("again", base64(expression)));
        words.addAll(literals);
        return ask(words.toArray(new String[0]));
    }

    private List<String> ask(String... words) throws IOException {
        questions.write(String.join(" ", words));
        questions.newLine();
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("Python ended");
        }
        List<String> found = Arrays.asList(answer.split(" "));
        if (found.get(0).equals("error")) {
            throw new IOException(
                    "Python: " + new String(Base64.getDecoder().decode(found.get(1)), StandardCharsets.UTF_8));
        }
        return found.subList(1, found.size());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.destroy();
    }
}
