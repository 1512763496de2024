package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.core.Secret;
import org.flyte.idl.core.Secret.MountType;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionDetails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build's own environment has {@code DEVSERVER_TEST_SECRET}. */
class SecretTest {
    /** Twelve characters, which no script here spells out: scripts are stored. */
    private static final String VALUE = "of the build";

    @TempDir
    Path dataDir;

    private Backend backend;

    @BeforeEach
    void start() throws Exception {
        backend = new Backend(dataDir);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void aVariableHasItsValue() {
        ActionDetails details =
                run("test ${#DEVSERVER_TEST_SECRET} = 12 && " + Shell.VOID, variable("any", "DEVSERVER_TEST_SECRET"));

        assertThat(details.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
    }

    @Test
    void aFileHasItsValueAndIsGoneAfterwards() throws IOException {
        Secret file = Secret.newBuilder()
                .setKey("Test-Secret")
                .setGroup("devserver")
                .setMountRequirement(MountType.FILE)
                .build();

        ActionDetails details = run(
                "test $(wc -c < $FLYTE_SECRETS_DEFAULT_DIR/test-secret) = 12"
                        + " && test -z \"$DEVSERVER_TEST_SECRET\" && " + Shell.VOID,
                file);

        assertThat(details.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(filesWith(VALUE)).isEmpty();
    }

    @Test
    void withoutItTheActionDoesNotStart() {
        ActionDetails details =
                run(Shell.VOID, variable("db-password", "DB_PASSWORD"), variable("any", "DEVSERVER_TEST_SECRET"));

        assertThat(details.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_FAILED);
        assertThat(details.getErrorInfo().getMessage())
                .contains("the secret db-password (variable DB_PASSWORD)", "Set the variable where you call Maven")
                .doesNotContain("secret any", VALUE);
        assertThat(details.getAttemptsList()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void noFileOfTheServerHoldsAValue() throws IOException {
        run(Shell.VOID, variable("any", "DEVSERVER_TEST_SECRET"));

        assertThat(filesWith(VALUE)).isEmpty();
        assertThat(backend.warnings()).noneMatch(warning -> warning.contains(VALUE));
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> walk = Files.walk(dataDir)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .toList();
        }
    }

    private ActionDetails run(String script, Secret... secrets) {
        TaskSpec.Builder spec = Shell.files("secrets", script);
        spec.getTaskTemplateBuilder().getSecurityContextBuilder().addAllSecrets(List.of(secrets));
        return backend.await(backend.start(spec.build()));
    }

    private static Secret variable(String key, String name) {
        return Secret.newBuilder()
                .setKey(key)
                .setMountRequirement(MountType.ENV_VAR)
                .setEnvVar(name)
                .build();
    }
}
