package org.flyte.maven.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Target;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Whether modules can be deployed together. */
final class PartsCheck {
    private final List<Part> parts;
    private final List<Problem> problems = new ArrayList<>();

    private PartsCheck(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Checks it.
     *
     * @throws ProblemException with everything that stands in the way
     */
    static void check(List<Part> parts) {
        PartsCheck check = new PartsCheck(parts);
        check.environments();
        check.targets();
        if (!check.problems.isEmpty()) {
            throw new ProblemException(check.problems);
        }
    }

    private void environments() {
        Map<String, Part> owners = new LinkedHashMap<>();
        for (Part part : parts) {
            for (String environment : part.owned().stream().sorted().toList()) {
                Part other = owners.putIfAbsent(environment, part);
                if (other != null) {
                    problems.add(new Problem(
                            DeployCode.ENVIRONMENT_TWICE,
                            "the environment " + environment + " is that of tasks of " + other.module() + " and of "
                                    + part.module(),
                            other.pom() + " and " + part.pom(),
                            "declare an environment of its own in each module, or set -Dflyte.deployAtEnd=false"));
                }
            }
        }
    }

    private void targets() {
        Part first = parts.get(0);
        for (Part part : parts.subList(1, parts.size())) {
            Map<String, @Nullable String> ours = said(first);
            said(part).forEach((element, theirs) -> differ(element, first, ours.get(element), part, theirs));
            Target one = first.prepared().model().target();
            Target other = part.prepared().model().target();
            if (Objects.equals(one.endpoint(), other.endpoint())
                    && one.insecure() == other.insecure()
                    && Objects.equals(one.serverId(), other.serverId())
                    && !Objects.equals(one.connection(), other.connection())) {
                problems.add(problem(
                        first.module() + " and " + part.module()
                                + " say differently how to connect to the endpoint: its certificates or credentials",
                        first,
                        part));
            }
        }
    }

    private static Map<String, @Nullable String> said(Part part) {
        FlyteModel model = part.prepared().model();
        Map<String, @Nullable String> said = new LinkedHashMap<>();
        said.put("endpoint", model.target().endpoint());
        said.put("insecure", model.target().insecure() ? "true" : "false");
        said.put("serverId", model.target().serverId());
        said.put("org", model.target().org().isEmpty() ? null : model.target().org());
        said.put("project", model.target().project());
        said.put("domain", model.target().domain());
        said.put("deployVersion", model.deployVersion());
        return said;
    }

    private void differ(String element, Part one, @Nullable String ours, Part other, @Nullable String theirs) {
        if (!Objects.equals(ours, theirs)) {
            problems.add(problem(
                    "<" + element + "> is " + word(ours) + " in " + one.module() + " and " + word(theirs) + " in "
                            + other.module() + ", and one deployment has one",
                    one,
                    other));
        }
    }

    private static String word(@Nullable String value) {
        return value == null ? "not said" : value;
    }

    private static Problem problem(String what, Part one, Part other) {
        return new Problem(
                DeployCode.TARGETS_DIFFER,
                what,
                one.pom() + " and " + other.pom(),
                "say it once, in a common parent or on the command line, or set -Dflyte.deployAtEnd=false");
    }
}
