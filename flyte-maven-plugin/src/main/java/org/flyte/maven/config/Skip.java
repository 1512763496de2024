package org.flyte.maven.config;

import java.util.Optional;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/** Whether a goal is told to do nothing. */
public final class Skip {
    private static final String SKIP = "skip";

    private Skip() {}

    /**
     * The property that tells so, though it may have been said in the POM; empty when the goal is to do its work.
     *
     * @throws ProblemException when it is neither true nor false
     */
    public static Optional<String> by(ConfigNode tree, String goal) {
        if (tree.child(SKIP).filter(Skip::said).isPresent()) {
            return Optional.of("flyte.skip");
        }
        return tree.child(goal)
                .flatMap(node -> node.child(SKIP))
                .filter(Skip::said)
                .map(node -> "flyte." + goal + ".skip");
    }

    private static boolean said(ConfigNode node) {
        String text = String.valueOf(node.text());
        if (!text.equals("true") && !text.equals("false") && !text.isEmpty()) {
            throw new ProblemException(new Problem(
                    ConfigCode.BAD_BOOLEAN,
                    "'" + text + "' is neither true nor false",
                    node.where(),
                    "write true or false"));
        }
        return text.equals("true");
    }
}
