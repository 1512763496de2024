package org.flyte.maven.image.dockerfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flyte.maven.image.dockerfile.PathPattern.UnusableException;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/** What a {@code .dockerignore} takes out of a build context: the last rule that covers a path decides. */
record IgnoreRules(List<Rule> rules) {
    static final IgnoreRules NONE = new IgnoreRules(List.of());

    /**
     * One line.
     *
     * @param exception whether it takes back in
     */
    record Rule(PathPattern pattern, boolean exception) {}

    IgnoreRules {
        rules = List.copyOf(rules);
    }

    /**
     * Reads the file's text.
     *
     * @param file where it comes from, for messages
     * @throws ProblemException with all lines that are no patterns
     */
    static IgnoreRules parse(String text, Path file) {
        List<Rule> rules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = i == 0 && lines[i].startsWith("\uFEFF") ? lines[i].substring(1) : lines[i];
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            try {
                rules.add(rule(line.strip()));
            } catch (UnusableException e) {
                problems.add(new Problem(
                        DockerfileCode.IGNORE_PATTERN,
                        "%s %s".formatted(line.strip(), e.getMessage()),
                        file + ":" + (i + 1),
                        "write a pattern such as target/, **/*.log or !keep.txt"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new IgnoreRules(rules);
    }

    /** Whether this path, relative to the context and with slashes, is taken out. */
    boolean ignore(String path) {
        boolean[] covering = new boolean[rules.size()];
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            ignore(path.substring(0, slash), covering);
        }
        return ignore(path, covering);
    }

    /**
     * As moby goes down a tree: a rule that would change nothing at a folder is not tried there, and then does not cover what
     * is in the folder.
     *
     * @param covering the rules that match a folder above; those that match this path are added
     */
    private boolean ignore(String path, boolean[] covering) {
        boolean ignored = false;
        for (int i = 0; i < covering.length; i++) {
            Rule rule = rules.get(i);
            if (!covering[i] && rule.exception() == ignored) {
                covering[i] = rule.pattern().matches(path);
            }
            ignored = covering[i] ? !rule.exception() : ignored;
        }
        return ignored;
    }

    /** Whether nothing below an ignored folder can be taken back in. */
    boolean wholeFolders() {
        return rules.stream().noneMatch(Rule::exception);
    }

    private static Rule rule(String line) throws UnusableException {
        boolean exception = line.startsWith("!");
        String pattern = exception ? line.substring(1).strip() : line;
        if (pattern.isEmpty()) {
            throw new UnusableException("takes nothing back in");
        }
        String clean = PathPattern.clean(pattern);
        return new Rule(
                PathPattern.of(clean.length() > 1 && clean.startsWith("/") ? clean.substring(1) : clean), exception);
    }
}
