package org.flyte.maven.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Target;
import org.flyte.maven.deploy.RemoteBackends;
import org.flyte.maven.image.RegistryAccess;
import org.flyte.maven.problem.ProblemException;

/**
 * All checks. What depends on a configuration that is broken is left out.
 *
 * @param release the Java release of the project's classes
 */
public record Checks(
        MachineChecks machine,
        EngineCheck engine,
        RemoteBackends backends,
        RegistryAccess registries,
        boolean offline,
        int release) {
    private static final String CONFIGURATION = "configuration";

    /**
     * Tries everything that can be tried, also where the configuration is broken.
     *
     * @param configuration reads the configuration
     */
    public CheckReport of(Supplier<FlyteModel> configuration) {
        List<Finding> findings = new ArrayList<>();
        try {
            FlyteModel model = configuration.get();
            findings.add(Finding.ok(CONFIGURATION, summary(model)));
            findings.addAll(new BackendCheck(backends, offline).find(model.target()));
            boolean remote = model.target().connection() != null;
            findings.addAll(
                    new RegistryCheck(registries, offline).find(model.images().values(), remote));
            findings.add(engine.find(model.images().values()));
            findings.addAll(machine.all(release, model.images().values()));
        } catch (ProblemException e) {
            findings.add(Finding.failed(CONFIGURATION, e));
            findings.add(engine.find(List.of()));
            findings.addAll(machine.all(release, List.of()));
        }
        return new CheckReport(findings);
    }

    private static String summary(FlyteModel model) {
        Target target = model.target();
        String endpoint = Objects.requireNonNullElse(target.endpoint(), "not said");
        String said = model.explained().stream()
                .filter(value -> value.key().equals("endpoint"))
                .map(value -> " (" + value.source() + ")")
                .findFirst()
                .orElse("");
        return Stream.of(
                        "endpoint " + endpoint + said,
                        part("org", target.org()),
                        part("project", target.project()),
                        part("domain", target.domain()))
                .filter(text -> !text.isEmpty())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : name + " " + value;
    }
}
