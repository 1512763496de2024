package org.flyte.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Hello;
import com.acme.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where child calls meet the container: what they cost a task without any, and what a container without a backend says. */
@Tag("packaged")
class ChildCallTest {
    @TempDir
    Path folder;

    @Test
    void aTaskWithoutChildrenAndFilesLoadsNothingThatTheyNeed() throws Exception {
        Path log = folder.resolve("classes.log");
        var ended = new Container(folder)
                .jvm("-Xlog:class+load:file=" + log)
                .bundle(Bundle.of(Hello.class))
                .inputs(Values.of("name", Values.text("World")))
                .run("com.acme.Hello", "greet");
        assertThat(ended.text()).isEqualTo("Hello, World!");
        try (Stream<String> lines = Files.lines(log)) {
            List<String> own =
                    lines.filter(line -> line.contains(" org.flyte.")).toList();
            assertThat(own)
                    .anyMatch(line -> line.contains("org.flyte.task.spi.Dispatch"))
                    .noneMatch(line -> line.contains(".runtime.call.")
                            || line.contains(".runtime.actions.")
                            || line.contains(".idl.")
                            || line.contains(".runtime.checkpoint.")
                            || line.contains("ActionStorage")
                            || line.contains("TaskFiles")
                            || line.contains("FlyteFile")
                            || line.contains("FlyteDir")
                            || line.contains(".task.Report")
                            || line.contains(".task.Checkpoint")
                            || line.contains(".spi.Storage")
                            || line.contains(".spi.LocalStorage")
                            || line.contains(".spi.Outside")
                            || line.contains(".spi.TemporaryFolder")
                            || line.contains("google")
                            || line.contains(".connect."));
        }
    }

    @Test
    void aWovenTaskRunsItsBodyAndNotItself() throws Exception {
        var ended = parent().inputs(Values.of("n", Values.integer(4))).run("com.acme.Steps", "twice");
        assertThat(ended.output().getScalar().getPrimitive().getInteger()).isEqualTo(8);
    }

    @Test
    void aCallWithoutABackendSaysWhatIsMissing() throws Exception {
        var error = parent().inputs(Values.of("n", Values.integer(4)))
                .run("com.acme.Steps", "passesOn")
                .error();
        assertThat(error.getCode()).isEqualTo("IllegalStateException");
        assertThat(error.getMessage())
                .contains("This action cannot start children")
                .contains("_U_EP_OVERRIDE")
                .contains("at com.acme.Steps.passesOn");
    }

    private Container parent() throws Exception {
        return new Container(folder).bundle(Bundle.of(Steps.class));
    }
}
