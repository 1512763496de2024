package org.flyte.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretValueTest {
    @TempDir
    Path folder;

    @Test
    void isTheVariableNamedAfterTheKey() {
        assertThat(new SecretValue(Map.of("MY_KEY", "a")).of("my-key")).isEqualTo("a");
    }

    @Test
    void isTheVariableOfThatName() {
        assertThat(new SecretValue(Map.of("OPENAI_KEY", "a")).of("OPENAI_KEY")).isEqualTo("a");
    }

    @Test
    void isTheVariableThatTheBackendNames() {
        assertThat(new SecretValue(Map.of("_UNION_MY-KEY", "a")).of("my-key")).isEqualTo("a");
    }

    @Test
    void isTheContentOfTheFile() throws Exception {
        Files.writeString(folder.resolve("my-key"), "ä\n");

        assertThat(new SecretValue(Map.of("FLYTE_SECRETS_DEFAULT_DIR", folder.toString())).of("My-Key"))
                .isEqualTo("ä\n");
    }

    @Test
    void leavesTheFolderOfSecretsForNoKey() throws Exception {
        Files.writeString(folder.resolve("other"), "not for you");
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        SecretValue value = new SecretValue(Map.of("FLYTE_SECRETS_DEFAULT_DIR", secrets.toString()));

        assertThatIllegalStateException().isThrownBy(() -> value.of("../other"));
    }

    @Test
    void saysWhereItLooked() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Flyte.secret("absent-key"))
                .withMessage("There is no secret absent-key: no variable ABSENT_KEY, no variable _UNION_ABSENT-KEY,"
                        + " no file /etc/flyte/secrets/absent-key. Declare it in <secrets> of the task's environment;"
                        + " outside of an action set the variable.");
    }
}
