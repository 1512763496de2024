package org.flyte.devserver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.RunKey;
import org.flyte.idl.core.Container;
import org.flyte.idl.task.Inputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static final Path FLYTE = Path.of("/srv/x/flyte");

    @ParameterizedTest
    @CsvSource({
        "/flyte/task.jar, /srv/x/flyte/task.jar",
        "-Djava.library.path=/flyte/native, -Djava.library.path=/srv/x/flyte/native",
        "/flyte/a.jar:/flyte/b.jar, /srv/x/flyte/a.jar:/srv/x/flyte/b.jar",
        "/flyte, /srv/x/flyte",
        "/home/me/flyte/x, /home/me/flyte/x",
        "file:///flyte/x, file:///flyte/x",
        "/flytes/x, /flytes/x"
    })
    void pathsOfTheImageBecomePathsOfTheWorkspace(String word, String expected) {
        assertThat(line(Container.newBuilder().addCommand("x").addArgs(word))).containsExactly("x", expected);
    }

    @Test
    void whatAVariableBringsIsNotAPathOfTheImage() {
        assertThat(line(Container.newBuilder().addCommand("x").addArgs("{{.input}}")))
                .containsExactly("x", "file:///flyte/inputs.pb");
    }

    @Test
    void onlyTheFirstWordIsTheProgram() {
        assertThat(line(Container.newBuilder()
                        .addCommand("java")
                        .addCommand("java")
                        .addArgs("java")))
                .containsExactly("/jdk/bin/java", "java", "java");
        assertThat(line(Container.newBuilder().addArgs("java"))).containsExactly("/jdk/bin/java");
        assertThat(line(Container.newBuilder().addCommand("/usr/bin/java"))).containsExactly("/usr/bin/java");
    }

    private static List<String> line(Container.Builder container) {
        ActionRecord.Builder record =
                ActionRecord.newBuilder().setInputUri("file:///flyte").setRunOutputBase("file:///data/p/d/r/");
        record.getDetailsBuilder().setId(new RunKey("p", "d", "r").root().toId());
        TemplateVariables variables =
                new TemplateVariables(Attempt.of(record.build(), 1, "file:///data"), Inputs.getDefaultInstance());
        return new CommandLine(Path.of("/jdk")).of(container.build(), FLYTE, variables);
    }
}
