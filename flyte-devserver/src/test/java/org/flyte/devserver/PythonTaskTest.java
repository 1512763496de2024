package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a Python task is started, whatever its image; what the SDK then does, PythonSdkTest shows. */
class PythonTaskTest {
    @TempDir
    Path dir;

    @Test
    void theNamedInterpreterRunsTheEntryPointInAnEmptyFolderOfItsOwn() throws Exception {
        Path python = script(
                "python",
                "case $2 in *find_spec*) exit 0;; esac",
                "echo \"$1\"; shift 2; echo \"$1 $2\"; ls -A | grep -v .process; echo \"$PATH\" | cut -d: -f1; echo $PYTHONUNBUFFERED",
                "out=\"${4#file://}\"; " + Shell.VOID.replace("$OUT", "$out"));

        try (Backend backend =
                new Backend(DevServerOptions.in(dir.resolve("data")).withPython(python))) {
            String run = backend.start(task());

            ActionDetails details = backend.await(run);
            assertThat(details.getStatus().getPhase())
                    .as(details.getErrorInfo().getMessage())
                    .isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
            assertThat(backend.log(run, 1))
                    .containsExactly("-c", "--inputs " + backend.data(run).getInputsUri(), dir.toString(), "1");
        }
    }

    @Test
    void anInterpreterWithoutTheSdkIsNamedWithWhatToDo() throws Exception {
        Path python = script("python", "exit 1");

        try (Backend backend =
                new Backend(DevServerOptions.in(dir.resolve("data")).withPython(python))) {
            ActionDetails details = backend.await(backend.start(task()));

            assertThat(details.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_FAILED);
            assertThat(details.getErrorInfo().getMessage())
                    .contains(python.toString(), "pip install flyte", "FLYTE_DEV_PYTHON");
        }
    }

    private static TaskSpec task() {
        TaskSpec.Builder spec = Shell.task("python", "");
        spec.getTaskTemplateBuilder()
                .getContainerBuilder()
                .setImage("ghcr.io/example/not-here:v1")
                .clearCommand()
                .clearArgs()
                .addAllArgs(List.of("a0", "--inputs", "{{.input}}", "--outputs-path", "{{.outputPrefix}}"));
        return spec.build();
    }

    private Path script(String name, String... lines) throws Exception {
        Path file = dir.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
