package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded backend is run in the foreground.
 *
 * @param port 0 for a free one
 * @param dataDir null for the user's own
 */
public record DevSettings(int port, @Nullable String dataDir) {
    private static final int HIGHEST_PORT = 65535;

    /**
     * Reads them.
     *
     * @throws ProblemException with what fits no known shape, and when the port is none
     */
    public static DevSettings of(MergedTree merged) {
        List<Problem> problems = new ArrayList<>(merged.problems());
        Optional<ConfigNode> dev = merged.tree().child("dev");
        int port = dev.flatMap(node -> node.child("port"))
                .map(node -> port(node, problems))
                .orElse(0);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new DevSettings(port, dev.flatMap(node -> node.textOf("dataDir")).orElse(null));
    }

    private static int port(ConfigNode node, List<Problem> problems) {
        String text = String.valueOf(node.text());
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > HIGHEST_PORT) {
            problems.add(new Problem(
                    ConfigCode.BAD_PORT,
                    "'" + text + "' is not a port",
                    node.where(),
                    "write a number from 0 to 65535; 0 takes a free one"));
        }
        return port;
    }
}
