package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.specs.Specs;
import org.flyte.maven.settings.EnvironmentSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFolderTest {
    private static final String JOB = """
            package org.acme;
            import java.util.*;
            import java.util.concurrent.*;
            import org.flyte.task.*;
            public class Job {
              @Task public static CompletableFuture<List<Long>> zip(
                  @Param(description = "how <many>") long n, @Param(defaultValue = "x") String a) {
                return null;
              }
              @Task(name = "all") public static void everything() { }
            }
            """;

    @TempDir
    Path temp;

    private Path classes;
    private Path target;
    private List<IndexedTask> tasks;

    @BeforeEach
    void compile() throws IOException {
        classes = Sources.compile(temp, JOB, "public class Plain { }");
        Files.writeString(Files.createDirectories(classes.resolve("config")).resolve("app.properties"), "a=1\n");
        target = temp.resolve("target/flyte/code");
        tasks = TaskIndex.of(List.of(classes), List.of(EnvironmentSettings.named("jobs")), List.of())
                .tasks();
    }

    @Test
    void holdsTheClassesAndWhatTheIndexKnows() throws IOException {
        write();
        assertThat(content(target).keySet())
                .containsExactly(
                        "META-INF/flyte/specs.pb",
                        "META-INF/flyte/tasks.json",
                        "Plain.class",
                        "config/app.properties",
                        "org/acme/Job.class");
        assertThat(target.resolve("org/acme/Job.class")).hasSameBinaryContentAs(classes.resolve("org/acme/Job.class"));
    }

    @Test
    void leavesTheClassDirectoryAsItIs() throws IOException {
        SortedMap<String, String> before = content(classes);
        new CodeFolder((path, original) -> new byte[] {1}, warning -> {}).write(List.of(classes), target, tasks);
        assertThat(content(classes)).isEqualTo(before);
    }

    @Test
    void isNotTouchedWhenNothingChanges() throws IOException {
        assertThat(write()).isTrue();
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        for (String path : content(target).keySet()) {
            Files.setLastModifiedTime(target.resolve(path), old);
        }
        assertThat(write()).isFalse();
        for (String path : content(target).keySet()) {
            assertThat(Files.getLastModifiedTime(target.resolve(path))).as(path).isEqualTo(old);
        }
    }

    @Test
    void takesOverOnlyWhatChanges() throws IOException {
        write();
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(target.resolve("Plain.class"), old);
        Files.writeString(classes.resolve("config/app.properties"), "a=2\n");
        assertThat(write()).isTrue();
        assertThat(target.resolve("config/app.properties")).hasContent("a=2\n");
        assertThat(Files.getLastModifiedTime(target.resolve("Plain.class"))).isEqualTo(old);
    }

    @Test
    void dropsWhatIsNoLongerThere() throws IOException {
        write();
        Files.delete(classes.resolve("config/app.properties"));
        Files.delete(classes.resolve("config"));
        Files.delete(classes.resolve("Plain.class"));
        Files.writeString(classes.resolve("config"), "now a file");
        Files.writeString(target.resolve("stray"), "of somebody else");
        assertThat(write()).isTrue();
        assertThat(content(target)).doesNotContainKeys("Plain.class", "config/app.properties", "stray");
        assertThat(target.resolve("config")).hasContent("now a file");
    }

    @Test
    void mendsWhatSomebodyChangedInIt() throws IOException {
        write();
        Files.writeString(target.resolve("META-INF/flyte/tasks.json"), "{}");
        Files.delete(target.resolve("org/acme/Job.class"));
        assertThat(write()).isTrue();
        assertThat(content(target)).containsKey("org/acme/Job.class");
        assertThat(target.resolve("META-INF/flyte/tasks.json")).content().contains("jobs");
    }

    @Test
    void passesClassesThroughTheTransformation() throws IOException {
        ClassTransformation marker = (path, original) -> {
            if (!path.equals("org/acme/Job.class")) {
                return original;
            }
            byte[] marked = Arrays.copyOf(original, original.length + 1);
            marked[original.length] = 42;
            return marked;
        };
        new CodeFolder(marker, warning -> {}).write(List.of(classes), target, tasks);
        byte[] woven = Files.readAllBytes(target.resolve("org/acme/Job.class"));
        assertThat(woven[woven.length - 1]).isEqualTo((byte) 42);
        assertThat(target.resolve("Plain.class")).hasSameBinaryContentAs(classes.resolve("Plain.class"));
        assertThat(new CodeFolder(marker, warning -> {}).write(List.of(classes), target, tasks))
                .isFalse();
    }

    @Test
    void ofSeveralDirectoriesTheFirstCounts() throws IOException {
        Path second = Files.createDirectories(temp.resolve("second/config"));
        Files.writeString(second.resolve("app.properties"), "a=other\n");
        Files.writeString(second.resolve("more.properties"), "b=1\n");
        new CodeFolder().write(List.of(classes, second.getParent()), target, tasks);
        assertThat(target.resolve("config/app.properties")).hasContent("a=1\n");
        assertThat(target.resolve("config/more.properties")).hasContent("b=1\n");
    }

    @Test
    void saysWhichFileIsNotUsed() throws IOException {
        Path second = Files.createDirectories(temp.resolve("second/config"));
        Files.writeString(second.resolve("app.properties"), "a=other\n");
        Files.copy(classes.resolve("Plain.class"), second.resolveSibling("Plain.class"));
        List<String> warnings = new ArrayList<>();
        new CodeFolder(ClassTransformation.NONE, warnings::add)
                .write(List.of(classes, second.getParent()), target, tasks);
        assertThat(warnings).as("equal files need no word").singleElement().satisfies(warning -> assertThat(warning)
                .startsWith("config/app.properties is in several class directories; ")
                .endsWith(second.resolve("app.properties") + " is not"));
    }

    @Test
    void listsOfServicesArePutOneBehindTheOther() throws IOException {
        Path second = Files.createDirectories(temp.resolve("second/META-INF/services"));
        Path first = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(first.resolve("java.util.Iterator"), "# ours\norg.acme.One");
        Files.writeString(second.resolve("java.util.Iterator"), "org.acme.Two\n");
        Files.writeString(second.resolve("java.util.List"), "org.acme.Three");
        List<String> warnings = new ArrayList<>();
        new CodeFolder(ClassTransformation.NONE, warnings::add)
                .write(List.of(classes, temp.resolve("second")), target, tasks);
        assertThat(target.resolve("META-INF/services/java.util.Iterator"))
                .hasContent("# ours\norg.acme.One\norg.acme.Two\n");
        assertThat(target.resolve("META-INF/services/java.util.List")).hasContent("org.acme.Three");
        assertThat(warnings).isEmpty();
    }

    @Test
    void replacesAnIndexThatTheClassDirectoryBrings() throws IOException {
        Files.createDirectories(classes.resolve("META-INF/flyte"));
        Files.writeString(classes.resolve("META-INF/flyte/tasks.json"), "old");
        write();
        assertThat(target.resolve("META-INF/flyte/tasks.json")).content().startsWith("{\n  \"schemaVersion\": 1");
    }

    @Test
    void tellsTheRuntimeTheMethodsAndTheirParameters() throws IOException {
        write();
        Specs specs = Specs.parseFrom(Files.readAllBytes(target.resolve("META-INF/flyte/specs.pb")));
        assertThat(specs.getEntriesList()).extracting(Entry::getMethod).containsExactly("everything", "zip");
        Entry zip = specs.getEntries(1);
        assertThat(zip.getClassName()).isEqualTo("org.acme.Job");
        assertThat(zip.getMethodDescriptor())
                .isEqualTo("(JLjava/lang/String;)Ljava/util/concurrent/CompletableFuture;");
        assertThat(zip.getParametersList()).containsExactly("n", "a");
        assertThat(zip.getSpec().getTaskTemplate().getId().getName()).isEqualTo("jobs.zip");
    }

    @Test
    void tellsPeopleOfTheTasks() throws IOException {
        write();
        String text = Files.readString(target.resolve("META-INF/flyte/tasks.json"));
        JsonArray array = JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("tasks");
        JsonObject all = array.get(0).getAsJsonObject();
        JsonObject zip = array.get(1).getAsJsonObject();
        assertThat(all.get("name").getAsString()).isEqualTo("all");
        assertThat(all.getAsJsonArray("outputs")).isEmpty();
        assertThat(zip.keySet())
                .containsExactly(
                        "env",
                        "name",
                        "class",
                        "method",
                        "descriptor",
                        "async",
                        "inputs",
                        "outputs",
                        "bodyHash",
                        "source");
        assertThat(zip.get("async").getAsBoolean()).isTrue();
        assertThat(zip.get("source").getAsString()).isEqualTo("org/acme/Job.java:8");
        assertThat(zip.getAsJsonArray("inputs"))
                .hasToString("[{\"name\":\"n\",\"javaType\":\"long\","
                        + "\"type\":{\"simple\":\"INTEGER\"},\"description\":\"how <many>\"},"
                        + "{\"name\":\"a\",\"javaType\":\"String\",\"type\":{\"simple\":\"STRING\"},"
                        + "\"default\":{\"scalar\":{\"primitive\":{\"stringValue\":\"x\"}}}}]");
        assertThat(zip.getAsJsonArray("outputs").toString()).contains("\"o0\"", "collectionType");
    }

    @Test
    void isTheSameWhateverTheOrderOfTheTasks() throws IOException {
        write();
        SortedMap<String, String> first = content(target);
        List<IndexedTask> reversed = Stream.of(1, 0).map(tasks::get).toList();
        assertThat(new CodeFolder().write(List.of(classes), target, reversed)).isFalse();
        assertThat(content(target)).isEqualTo(first);
    }

    private boolean write() throws IOException {
        return new CodeFolder().write(List.of(classes), target, tasks);
    }

    /** Content by path, and the time of the last change. */
    private static SortedMap<String, String> content(Path folder) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                content.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Files.getLastModifiedTime(file) + Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return content;
    }
}
