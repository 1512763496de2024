package org.flyte.maven.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.maven.check.Finding.Status;
import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.config.DeploySettings;
import org.flyte.maven.config.Explained;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Target;
import org.flyte.maven.deploy.RemoteBackends;
import org.flyte.maven.image.RealRegistry;
import org.flyte.maven.image.RegistryAccess;
import org.flyte.maven.image.RegistryOptions;
import org.flyte.maven.image.TestImage;
import org.flyte.maven.image.dockerfile.Engines;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
    private static final Target EMBEDDED = new Target(Target.EMBEDDED, false, "", "flytesnacks", "development");

    private static final String OVER_HTTP = "sendCredentialsOverHttp";

    @TempDir
    Path temp;

    @AfterEach
    void clear() {
        System.clearProperty(OVER_HTTP);
    }

    @Test
    void withoutAnyConfigurationNothingThatIsNeededIsBroken() {
        CheckReport report = report(new Target(null, false, "", "flytesnacks", "development"), null);

        assertThat(report.findings())
                .extracting(Finding::subject, Finding::status)
                .containsExactly(
                        tuple("configuration", Status.OK),
                        tuple("credentials", Status.NOT_NEEDED),
                        tuple("backend", Status.NOT_NEEDED),
                        tuple("registry", Status.NOT_NEEDED),
                        tuple("engine", Status.NOT_NEEDED),
                        tuple("Maven", Status.OK),
                        tuple("JDK", Status.OK));
        report.verdict();
    }

    @Test
    void aBackendAndARegistryThatAnswerAreSaid() throws Exception {
        try (DevServer server = DevServer.start(DevServerOptions.in(temp.resolve("data")));
                RealRegistry registry = RealRegistry.start(temp.resolve("registry"))) {
            server.addProject("flytesnacks");

            CheckReport report =
                    report(target(server.endpoint().toString(), "flytesnacks"), registry.address() + "/team");

            assertThat(report.lines())
                    .contains("flyte: backend        ok          " + server.endpoint()
                            + " answers, with project flytesnacks and domain development")
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("flyte: registry       ok          " + registry.address()
                                    + "/team answers, with no credentials"));
            report.verdict();
        }
    }

    @Test
    void aProjectThatTheBackendLacksIsBrokenWithTheFix() throws Exception {
        try (DevServer server = DevServer.start(DevServerOptions.in(temp.resolve("data")))) {
            Finding backend = finding(report(target(server.endpoint().toString(), "absent"), "localhost:1"), "backend");

            assertThat(backend.status()).isEqualTo(Status.FAILED);
            assertThat(backend.what()).startsWith("FLYTE-504 ").contains("absent");
            assertThat(backend.fix()).contains("-Dflyte.project");
        }
    }

    @Test
    void aRegistryThatRefusesIsBrokenAndCountsOnlyForARemoteBackend() throws Exception {
        System.setProperty(OVER_HTTP, "true");
        try (RealRegistry registry = RealRegistry.startWithUser(temp.resolve("registry"))) {
            Path login = logIn(registry, "wrong guess");
            Finding refused = finding(report(target("http://127.0.0.1:1", "p"), registry.address()), "registry");

            assertThat(refused.status()).isEqualTo(Status.FAILED);
            assertThat(refused.what())
                    .startsWith("FLYTE-304 ")
                    .contains(registry.address())
                    .endsWith("401 with the credentials of " + login)
                    .doesNotContain("wrong guess");
            assertThat(refused.fix()).isEqualTo("log in with docker login " + registry.address());
            assertThat(finding(report(EMBEDDED, registry.address()), "registry").status())
                    .isEqualTo(Status.NOT_NEEDED);
        }
    }

    @Test
    void aRegistrySaysWithWhoseCredentialsItAnswers() throws Exception {
        System.setProperty(OVER_HTTP, "true");
        try (RealRegistry registry = RealRegistry.startWithUser(temp.resolve("registry"))) {
            Path login = logIn(registry, RealRegistry.PASSWORD);
            Finding answered = finding(report(target("http://127.0.0.1:1", "p"), registry.address()), "registry");

            assertThat(answered)
                    .isEqualTo(
                            Finding.ok("registry", registry.address() + " answers, with the credentials of " + login));
        }
    }

    @Test
    void aRegistryThatDoesNotAnswerIsBroken() throws Exception {
        String closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = "127.0.0.1:" + socket.getLocalPort();
        }
        Finding unreachable = finding(report(target("http://127.0.0.1:1", "p"), closed), "registry");

        assertThat(unreachable.status()).isEqualTo(Status.FAILED);
        assertThat(unreachable.what()).startsWith("FLYTE-303 ").contains(closed).contains("Connection refused");
        assertThat(unreachable.fix()).contains("address");
    }

    private Path logIn(RealRegistry registry, String password) throws IOException {
        Path file = Files.createDirectories(temp.resolve("home/.docker")).resolve("config.json");
        return Files.writeString(
                file,
                "{\"auths\":{\"%s\":{\"username\":\"%s\",\"password\":\"%s\"}}}"
                        .formatted(registry.address(), RealRegistry.USER, password));
    }

    @Test
    void whatIsBrokenFailsTheGoalAndIsNamedOnce() {
        CheckReport report = report(target("http://127.0.0.1:1", "p"), null);

        assertThat(finding(report, "backend").what()).startsWith("FLYTE-501 http://127.0.0.1:1: no answer");
        assertThatThrownBy(report::verdict)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-801 not everything that is needed works: backend, registry.");
    }

    @Test
    void aServerThatMavensSettingsLackIsBroken() {
        Target base = target("https://flyte.example.org", "p");
        Target target = new Target(base.endpoint(), false, "", "p", "development", base.connection(), "nobody");

        Finding credentials = finding(report(target, "localhost:1"), "credentials");

        assertThat(credentials.what()).startsWith("FLYTE-527").contains("nobody");
        assertThat(finding(report(target, "localhost:1"), "backend").status()).isEqualTo(Status.NOT_NEEDED);
    }

    @Test
    void aBrokenConfigurationIsSaidWholeAndTheMachineIsLookedAtAllTheSame() {
        CheckReport report = checks(17).of(() -> {
            throw new ProblemException(List.of(
                    new Problem(
                            ConfigCode.BAD_BOOLEAN, "'maybe' is neither true nor false", "<insecure>", "write true"),
                    new Problem(ConfigCode.BAD_ENDPOINT, "'?' is not an address", "<endpoint>", "write an address")));
        });

        Finding configuration = finding(report, "configuration");
        assertThat(configuration.what())
                .isEqualTo(
                        "FLYTE-114 <insecure>: 'maybe' is neither true nor false; FLYTE-102 <endpoint>: '?' is not an"
                                + " address");
        assertThat(configuration.fix()).isEqualTo("write true; write an address");
        assertThat(finding(report, "JDK").status()).isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "eclipse-temurin:17-jre, 17, true", "eclipse-temurin:17-jre, 21, false", "localhost:5000/a/jre:17, 21, false",
        "eclipse-temurin:25, 21, true", "debian:12, 21, true", "amazoncorretto:21.0.3-al2, 21, true"
    })
    void anImageMustBeAbleToRunTheClasses(String base, int release, boolean able) {
        MachineChecks machine = new MachineChecks("3.9.16", 25, "Java 25");

        List<Finding> findings = machine.all(release, List.of(ImageSettings.onBase("default", base, null, "n")));

        assertThat(findings.stream().noneMatch(finding -> finding.status() == Status.FAILED))
                .isEqualTo(able);
    }

    @Test
    void aJdkBelowTheProjectsReleaseIsBroken() {
        assertThat(new MachineChecks("3.9.16", 17, "Java 17").all(21, List.of()))
                .anySatisfy(finding -> assertThat(finding.fix()).contains("a JDK of version 21"));
    }

    @Test
    void anEngineIsNeededForADockerfileOnly() throws IOException {
        EngineCheck none = new EngineCheck(engines(temp.resolve("empty")));
        EngineCheck some = new EngineCheck(engines(program(temp.resolve("podman-only"), "podman", "exit 0")));
        EngineCheck broken =
                new EngineCheck(engines(program(temp.resolve("broken"), "podman", "echo no disk; exit 1")));
        List<ImageSettings> images = List.of(withDockerfile());

        assertThat(none.find(List.of()))
                .isEqualTo(Finding.notNeeded("engine", "no image has a Dockerfile; none works here"));
        assertThat(some.find(List.of()).what()).endsWith("podman");
        assertThat(some.find(images)).isEqualTo(Finding.ok("engine", "own by podman"));
        assertThat(none.find(images).status()).isEqualTo(Status.FAILED);
        assertThat(broken.find(images).what())
                .contains("FLYTE-322")
                .contains("buildah does not work (buildah is not on the path)")
                .contains("podman does not work (no disk)");
    }

    private static Engines engines(Path path) {
        return new Engines(Map.of("PATH", path.toString()));
    }

    private static Path program(Path folder, String name, String script) throws IOException {
        Path file = Files.writeString(Files.createDirectories(folder).resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    @Test
    void theReportIsJsonToo() {
        CheckReport.Json json = report(EMBEDDED, null).json();

        assertThat(json.schemaVersion()).isEqualTo(1);
        assertThat(json.checks().get(2).name()).isEqualTo("backend");
        assertThat(json.checks().get(2).status()).isEqualTo("not needed");
    }

    private static ImageSettings withDockerfile() {
        return TestImage.ofDockerfile("Dockerfile").key("own").settings();
    }

    private static Target target(String endpoint, String project) {
        return new Target(endpoint, false, "", project, "development");
    }

    private static Finding finding(CheckReport report, String subject) {
        return report.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private CheckReport report(Target target, String registry) {
        List<Explained> explained = new ArrayList<>();
        return checks(17)
                .of(() -> new FlyteModel(
                        target,
                        null,
                        CopyStyle.CLASSES,
                        null,
                        new TreeMap<>(Map.of(
                                "default",
                                ImageSettings.onBase("default", "eclipse-temurin:17-jre", registry, "name"))),
                        List.of(),
                        DeploySettings.DEFAULT,
                        null,
                        explained,
                        List.of()));
    }

    private Checks checks(int release) {
        try {
            Path home = Files.createDirectories(temp.resolve("home"));
            return new Checks(
                    MachineChecks.here("3.9.16"),
                    EngineCheck.known(),
                    RemoteBackends.in(Map.of()),
                    new RegistryAccess(RegistryOptions.ofUser(Map.of(), home, false, "test"), line -> {}),
                    false,
                    release);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
