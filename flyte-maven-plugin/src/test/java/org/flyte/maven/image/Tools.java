package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Programs of the machine that look at images from outside. */
final class Tools {
    private Tools() {}

    /** What skopeo says; it must succeed. */
    static String skopeo(String... arguments) throws Exception {
        return run(DebianProgram.find("skopeo", "skopeo"), arguments);
    }

    static String run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        return output.strip();
    }
}
