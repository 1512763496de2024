package org.flyte.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalNamesTest {
    private static final String SOURCE = """
            class A {
              static long a(long wide, String text) { int other = 1; { long inner = other; } return wide + text.length(); }
              static long a(double wide) { return 1; }
              static void none() {}
              long ofAnObject(long n) { return n; }
            }
            """;

    @TempDir
    Path temp;

    @Test
    void namesAreThoseOfTheParametersAlone() throws IOException {
        byte[] compiled = compiled("-g");
        assertThat(LocalNames.of(compiled, "a", "(JLjava/lang/String;)J")).containsExactly("wide", "text");
        assertThat(LocalNames.of(compiled, "none", "()V")).isEmpty();
        assertThat(LocalNames.of(compiled, "absent", "(J)V")).isEmpty();
        assertThat(LocalNames.of(compiled, "ofAnObject", "(J)J")).isEmpty();
    }

    @Test
    void withoutDebugInformationThereAreNone() throws IOException {
        assertThat(LocalNames.of(compiled("-g:none"), "a", "(JLjava/lang/String;)J"))
                .isEmpty();
    }

    private byte[] compiled(String debug) throws IOException {
        Path file = Files.writeString(temp.resolve("A.java"), SOURCE);
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, debug, "-d", temp.toString(), file.toString());
        assertThat(exit).isZero();
        return Files.readAllBytes(temp.resolve("A.class"));
    }
}
