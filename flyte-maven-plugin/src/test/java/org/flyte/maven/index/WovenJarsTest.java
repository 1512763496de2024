package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flyte.task.spi.Dispatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WovenJarsTest {
    private static final String TASKS = """
            package org.lib;
            import org.flyte.task.*;
            public class Tasks { @Task public static long twice(long n) { return 2 * n; } }
            """;

    @TempDir
    Path temp;

    private WovenJars jars;

    @BeforeEach
    void prepare() {
        jars = new WovenJars(temp.resolve("target/jars"));
    }

    @AfterEach
    void nothingRuns() {
        Dispatch.install(null);
    }

    @Test
    void aJarWithoutTasksIsTakenAsItIs() throws Exception {
        Path plain = jar("plain.jar", "package org.lib; public class Plain { }", Map.of());
        assertThat(jars.woven(List.of(plain))).containsExactly(plain);
    }

    @Test
    void whatIsNoJarIsTakenAsItIs() throws Exception {
        Path text = Files.writeString(temp.resolve("text.jar"), "no jar");
        Path absent = temp.resolve("absent.jar");
        assertThat(jars.woven(List.of(text, absent))).containsExactly(text, absent);
    }

    @Test
    void callsOfTasksOfAJarAreDispatched() throws Exception {
        Path jar = jar("tasks.jar", TASKS, Map.of());
        Path copy = jars.woven(List.of(jar)).get(0);
        assertThat(copy).isNotEqualTo(jar).hasFileName("tasks.jar");
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {copy.toUri().toURL()}, WovenJarsTest.class.getClassLoader());
                RecordingRuntime action = RecordingRuntime.install()) {
            Method twice = loader.loadClass("org.lib.Tasks").getMethod("twice", long.class);
            assertThat(twice.invoke(null, 4L)).isEqualTo(8L);
            assertThat(action.called()).containsExactly("twice[4]");
        }
    }

    @Test
    void theCopyIsTheSameWhereverAndWheneverItIsMade() throws Exception {
        Path jar = jar("tasks.jar", TASKS, Map.of("a.txt", "a"));
        Path moved = Files.createDirectories(temp.resolve("elsewhere")).resolve("tasks.jar");
        Files.copy(jar, moved);
        Path one = jars.woven(List.of(jar)).get(0);
        Path two = new WovenJars(temp.resolve("other")).woven(List.of(moved)).get(0);
        assertThat(one).hasSameBinaryContentAs(two);
    }

    @Test
    void aJarIsReadOnceAsLongAsItStaysTheSame() throws Exception {
        Path jar = jar("tasks.jar", TASKS, Map.of());
        Path plain = jar("plain.jar", "package org.lib; public class Plain { }", Map.of());
        List<Path> first = jars.woven(List.of(jar, plain));
        FileTime time = Files.getLastModifiedTime(jar);
        byte[] noise = new byte[(int) Files.size(jar)];
        Files.write(jar, noise);
        Files.setLastModifiedTime(jar, time);

        assertThat(jars.woven(List.of(jar, plain))).isEqualTo(first);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
        assertThat(jars.woven(List.of(jar, plain))).containsExactly(jar, plain);
        assertThat(first.get(0)).as("a copy that nobody needs").doesNotExist();
    }

    @Test
    void aCopyThatSomebodyDeletedIsMadeAgain() throws Exception {
        Path jar = jar("tasks.jar", TASKS, Map.of());
        Path copy = jars.woven(List.of(jar)).get(0);
        Files.delete(copy);
        assertThat(jars.woven(List.of(jar))).containsExactly(copy);
        assertThat(copy).exists();
    }

    @Test
    void jarsOfOneNameStayApart() throws Exception {
        Path one = jar("one/tasks.jar", TASKS, Map.of());
        Path two = jar("two/tasks.jar", TASKS.replace("2 * n", "3 * n"), Map.of());
        assertThat(jars.woven(List.of(one, two))).doesNotHaveDuplicates().allMatch(Files::exists);
    }

    /** A class loader refuses classes that do not fit their jar's signature. */
    @Test
    void aChangedJarIsNoLongerSigned() throws Exception {
        Path jar = jar(
                "tasks.jar",
                TASKS,
                Map.of("META-INF/ME.SF", "x", "META-INF/ME.RSA", "y", "META-INF/sig-a", "z", "META-INF/LICENSE", "l"));
        assertThat(names(jars.woven(List.of(jar)).get(0)))
                .contains("META-INF/LICENSE", "org/lib/Tasks.class")
                .doesNotContain("META-INF/ME.SF", "META-INF/ME.RSA", "META-INF/sig-a");
    }

    @Test
    void methodsOfRemoteTasksHaveNoBodyToWeave() throws Exception {
        Path jar = jar("remote.jar", """
                package org.lib;
                import org.flyte.task.*;
                @RemoteTasks(environment = "etl") public interface Etl { @Task(name = "x") long load(long n); }
                """, Map.of());
        assertThat(jars.woven(List.of(jar))).containsExactly(jar);
    }

    @Test
    void aModuleWithClassesForSingleReleasesSaysSo() throws Exception {
        Path classes = Sources.compile(temp, TASKS);
        Files.createDirectories(classes.resolve("META-INF/versions/21"));
        Files.writeString(classes.resolve("META-INF/versions/21/a.txt"), "newer");
        Path jar = temp.resolve("modules/lib-1.jar");
        ModuleJar.write(classes, ClassTransformation.NONE, jar);
        try (JarFile file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.Version.parse("21"))) {
            assertThat(file.isMultiRelease()).isTrue();
        }
    }

    @Test
    void aModuleIsPackedWithItsTasksWoven() throws Exception {
        Path classes = Sources.compile(temp, TASKS);
        Files.writeString(
                Files.createDirectories(classes.resolve("META-INF/flyte")).resolve("specs.pb"), "old");
        Files.writeString(classes.resolve("META-INF/MANIFEST.MF"), "Manifest-Version: 1.0\n");
        Path jar = temp.resolve("modules/lib-1.jar");
        Weaver weaver = Weaver.of(List.of(new MethodId("org.lib.Tasks", "twice", "(J)J")));
        ModuleJar.write(classes, weaver, jar);
        assertThat(names(jar)).containsExactly("org/lib/Tasks.class");
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(jar, old);
        ModuleJar.write(classes, weaver, jar);
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(old);
        assertThat(temp.resolve("modules")).isDirectoryNotContaining("glob:**.draft");
        assertThat(new WovenJars(temp.resolve("x")).woven(List.of(jar)).get(0)).satisfies(copy -> {
            try (ZipFile zip = new ZipFile(jar.toFile());
                    ZipFile again = new ZipFile(copy.toFile())) {
                ZipEntry entry = zip.getEntry("org/lib/Tasks.class");
                assertThat(again.getInputStream(entry)).hasSameContentAs(zip.getInputStream(entry));
            }
        });
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return Collections.list(zip.entries()).stream()
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    private Path jar(String name, String source, Map<String, String> files) throws IOException {
        Path classes = Sources.compile(temp.resolve("src-" + name), source);
        Path jar = temp.resolve(name);
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, Path> file :
                    ClassTree.of(List.of(classes)).files().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                Files.copy(file.getValue(), zip);
            }
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes());
            }
        }
        return jar;
    }
}
