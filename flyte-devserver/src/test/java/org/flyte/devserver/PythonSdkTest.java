package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.VariableMap;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.connect.TaskRpcs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The published Python SDK and its command line take this server for a backend. */
class PythonSdkTest {
    @TempDir
    Path dir;

    private Path python;
    private Backend backend;

    @BeforeEach
    void start() throws Exception {
        python = python();
        backend = new Backend(DevServerOptions.in(dir.resolve("data"))
                .withStopGrace(Duration.ofSeconds(2))
                .withMaxProcesses(4)
                .withPython(python));
    }

    @AfterEach
    void stop() {
        if (backend != null) {
            backend.close();
        }
    }

    @Test
    void theSdkDeploysRunsAndReads() throws Exception {
        Path script = Path.of(PythonSdkTest.class.getResource("sdk.py").toURI());

        String output = run(
                python.toString(),
                script.toString(),
                backend.server().endpoint().getAuthority(),
                dir.toString());

        String name = output.substring(output.lastIndexOf("run: ") + 5).trim();
        assertThat(flyte("get", "task")).contains("env.shell");
        assertThat(flyte("get", "run")).contains(name, "SUCCEEDED");
        assertThat(flyte("get", "run", name)).contains(name);
        assertThat(flyte("get", "io", name)).contains("42");
        assertThat(flyte("get", "logs", name)).contains("hello from a shell");
        assertThat(backend.warnings()).isEmpty();
    }

    @Test
    void pythonTasksCallEachOther() throws Exception {
        String output = runScript("children.py");

        assertThat(output).contains("all is well");
        assertThat(backend.warnings()).isEmpty();
    }

    @Test
    void theSdkDeploysAndChangesTriggers() throws Exception {
        assertThat(runScript("triggers.py")).contains("all is well");

        assertThat(backend.warnings()).singleElement().asString().contains("py.double", "fires none");
        assertThat(flyte("get", "trigger")).contains("nightly", "later");
    }

    @Test
    void pythonAndOtherTasksCallEachOther() throws Exception {
        TaskSpec echo = deployable(Shell.files("echo", Shell.ECHO));
        deploy(echo);
        deploy(deployable(Shell.files("broken", "echo broken; exit 4")));
        runScript("interop.py", "deploy", "v1");

        assertThat(lastLine(runScript("interop.py", "run", "env.echo", "latest", "{\"o0\": 7}")))
                .isEqualTo("{\"phase\": \"SUCCEEDED\", \"outputs\": [7]}");
        assertThat(lastLine(runScript("interop.py", "run", "py.calls", "v1", calling("env.echo", "o0", 8))))
                .isEqualTo("{\"phase\": \"SUCCEEDED\", \"outputs\": [\"8\"]}");
        assertThat(lastLine(runScript("interop.py", "run", "py.calls", "v1", calling("py.double", "x", 21))))
                .isEqualTo("{\"phase\": \"SUCCEEDED\", \"outputs\": [\"42\"]}");
        assertThat(lastLine(runScript("interop.py", "run", "py.catches", "v1", calling("env.broken", "o0", 1))))
                .contains("RuntimeUserError Error", "exit code 4");
    }

    private static String calling(String task, String input, long value) {
        return "{\"name\": \"" + task + "\", \"inputs\": \"{\\\"" + input + "\\\": " + value + "}\"}";
    }

    private static String lastLine(String output) {
        return output.strip().substring(output.strip().lastIndexOf('\n') + 1);
    }

    /** With an interface, which a caller needs to convert its inputs. */
    private static TaskSpec deployable(TaskSpec.Builder spec) {
        VariableMap.Builder variables = VariableMap.newBuilder();
        variables
                .addVariablesBuilder()
                .setKey("o0")
                .getValueBuilder()
                .setType(LiteralType.newBuilder().setSimple(SimpleType.INTEGER));
        spec.getTaskTemplateBuilder().getInterfaceBuilder().setInputs(variables).setOutputs(variables);
        return spec.build();
    }

    private void deploy(TaskSpec spec) {
        Identifier id = spec.getTaskTemplate().getId();
        backend.call(
                TaskRpcs.DEPLOY_TASK,
                DeployTaskRequest.newBuilder()
                        .setTaskId(TaskIdentifier.newBuilder()
                                .setProject(id.getProject())
                                .setDomain(id.getDomain())
                                .setName(id.getName())
                                .setVersion(id.getVersion()))
                        .setSpec(spec)
                        .build());
    }

    /** In a folder of its own, since the SDK bundles all that lies beside a script. */
    private String runScript(String name, String... arguments) throws Exception {
        Path script = Files.createDirectories(dir.resolve("project")).resolve(name);
        try (var source = PythonSdkTest.class.getResourceAsStream(name)) {
            Files.write(script, source.readAllBytes());
        }
        List<String> line = new ArrayList<>(List.of(
                python.toString(),
                script.toString(),
                backend.server().endpoint().getAuthority()));
        line.addAll(Arrays.asList(arguments));
        return run(line.toArray(String[]::new));
    }

    private String flyte(String... command) throws Exception {
        Path config = Files.writeString(
                dir.resolve("config.yaml"),
                "admin:\n  endpoint: dns:///" + backend.server().endpoint().getAuthority() + "\n  insecure: true\n"
                        + "task:\n  project: flytesnacks\n  domain: development\n  org: any\n");
        List<String> line = new ArrayList<>(
                List.of(python.resolveSibling("flyte").toString(), "--config", config.toString(), "-of", "json"));
        line.addAll(Arrays.asList(command));
        return run(line.toArray(String[]::new));
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", dir.toString());
        builder.environment().put("COLUMNS", "200");
        builder.environment().put("NO_COLOR", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output;
    }

    private static Path python() {
        String named = System.getenv("FLYTE_TEST_PYTHON");
        if (named != null && Files.isExecutable(Path.of(named))) {
            return Path.of(named);
        }
        String missing = "FLYTE_TEST_PYTHON names no Python with flyte==2.12.1 and flyteidl2==2.0.51; "
                + "make one with Debian's python3-venv";
        if (System.getenv("CI") != null) {
            throw new AssertionError(missing);
        }
        throw new TestAbortedException(missing);
    }
}
