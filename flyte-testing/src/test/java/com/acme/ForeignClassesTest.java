package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.flyte.testing.FlyteExtension;
import org.flyte.testing.FlyteTasks;
import org.flyte.testing.InvalidTaskException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Classes that are compiled otherwise and loaded by another class loader than the test. */
@ExtendWith(FlyteExtension.class)
class ForeignClassesTest {
    private static final String SOURCE = """
            import org.flyte.task.*;
            public class Etl {
              @Task public static int load(@Param(name = "the_day") String day, long count) { return day.length(); }
              @Task public static int twice(String day) { return 2 * load(day, 1); }
              @Task public static String home() {
                return Etl.class.getProtectionDomain().getCodeSource().getLocation().toString();
              }
            }
            """;

    @TempDir
    Path temp;

    @Test
    void inputsHaveTheNamesThatTheBuildFinds(FlyteTasks tasks) throws Exception {
        try (URLClassLoader loader = compiled()) {
            Class<?> etl = loader.loadClass("Etl");
            tasks.fake(
                    etl, "load", arguments -> arguments.<String>get("the_day").length() * 10);
            assertThat(tasks.call(etl, "twice", "monday")).isEqualTo(120);
            assertThat(tasks.calls().get(0).arguments().asMap()).isEqualTo(Map.of("the_day", "monday", "count", 1L));
            assertThatThrownBy(() -> tasks.call(etl, "twice", 1))
                    .isInstanceOf(InvalidTaskException.class)
                    .hasMessageContaining("'day' of Etl.twice is a java.lang.Integer where java.lang.String");
        }
    }

    @Test
    void tasksKnowWhereTheyAreFrom(FlyteTasks tasks) throws Exception {
        try (URLClassLoader loader = compiled()) {
            assertThat(tasks.call(loader.loadClass("Etl"), "home"))
                    .isEqualTo(temp.toUri().toURL().toString());
        }
    }

    private URLClassLoader compiled() throws Exception {
        Path file = Files.writeString(temp.resolve("Etl.java"), SOURCE);
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-g",
                        "-proc:none",
                        "-cp",
                        Path.of(org.flyte.task.Task.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        "-d",
                        temp.toString(),
                        file.toString());
        assertThat(exit).isZero();
        return new URLClassLoader(new URL[] {temp.toUri().toURL()}, getClass().getClassLoader());
    }
}
