package org.flyte.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flyte.idl.core.Literal;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.maven.config.RunSettings;
import org.flyte.maven.config.Target;
import org.flyte.maven.deploy.Backend;
import org.flyte.maven.deploy.Backends;
import org.flyte.maven.deploy.EmbeddedBackends;
import org.flyte.maven.deploy.Prepared;
import org.flyte.maven.deploy.Publisher;
import org.flyte.maven.deploy.RemoteBackends;
import org.flyte.maven.deploy.SampleProject;
import org.flyte.maven.index.TestPython;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.RecordingConsole;
import org.flyte.task.spi.LocalUri;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders of this machine as inputs, on a real backend; a shell stands for the task and keeps what it got. */
@Timeout(120)
class InputFilesTest {
    private static final String SOURCE = """
            import java.util.*;
            import org.flyte.task.*;
            public class Etl {
              public record Parcel(FlyteFile cover, List<FlyteFile> pages) {}
              @Task public static void file(FlyteFile file) {}
              @Task public static void folder(FlyteDir folder) {}
              @Task public static void many(List<FlyteFile> files, Map<String, FlyteDir> folders) {}
              @Task public static void parcel(Parcel parcel) {}
            }
            """;

    private final RecordingConsole console = new RecordingConsole();
    private final EmbeddedBackends embedded = new EmbeddedBackends();

    @TempDir
    Path temp;

    private Path module;
    private SampleProject project;
    private Backend backend;

    @BeforeEach
    void start() throws IOException {
        module = Files.createDirectory(temp.resolve("module"));
        project = SampleProject.in(temp.resolve("project"), SOURCE);
        backend = new Backends(
                        embedded,
                        "session",
                        temp.resolve("dev.json"),
                        temp.resolve("data"),
                        RemoteBackends.in(Map.of()),
                        console)
                .connect(new Target(Target.EMBEDDED, false, "", SampleProject.PROJECT, SampleProject.DOMAIN));
    }

    @AfterEach
    void stop() {
        embedded.close();
    }

    @Test
    void filesOfAnyNameArriveUnderItWithTheirContent() throws Exception {
        List<String> names = List.of(
                "plain.txt",
                "with space.txt",
                "gr\u00fc\u00dfe.txt",
                "a#b?c.txt",
                "100%.txt",
                "%2e%2e",
                "a&b=c;d+e,f",
                "'single' \"double\"",
                "back\\slash",
                "\uD83D\uDE00",
                "{curly}[square]",
                "-dash",
                "~tilde*");
        JsonArray paths = new JsonArray();
        for (String name : names) {
            Files.writeString(module.resolve(name), "content of " + name);
            paths.add(name);
        }
        List<Literal> files = runs("many", Map.of("files", paths.toString(), "folders", "{}"))
                .get("files")
                .getCollection()
                .getLiteralsList();

        JsonArray uris = new JsonArray();
        for (int i = 0; i < names.size(); i++) {
            Path stored = stored(files.get(i));
            assertThat(stored).hasFileName(names.get(i)).hasContent("content of " + names.get(i));
            uris.add(files.get(i).getScalar().getBlob().getUri());
        }
        // What a run prints can be given to the next one, and is not copied.
        assertThat(runs("many", Map.of("files", uris.toString(), "folders", "{}"))
                        .get("files")
                        .getCollection()
                        .getLiteralsList())
                .extracting(Literal::getScalar)
                .isEqualTo(files.stream().map(Literal::getScalar).toList());
    }

    @Test
    void anEmptyFileAndTheTargetOfALinkArrive() throws Exception {
        Files.createFile(module.resolve("empty"));
        Files.writeString(temp.resolve("elsewhere.txt"), "far away");
        Files.createSymbolicLink(module.resolve("link.txt"), temp.resolve("elsewhere.txt"));

        assertThat(stored(runs("file", Map.of("file", "empty")).get("file"))).isEmptyFile();
        assertThat(stored(runs("file", Map.of("file", "link.txt")).get("file")))
                .hasFileName("link.txt")
                .hasContent("far away");
    }

    @Test
    void aFileThatIsNamedTwiceIsThereOnce() throws Exception {
        Files.writeString(module.resolve("same.txt"), "same");
        List<Literal> files = runs("many", Map.of("files", "[\"same.txt\", \"./same.txt\"]", "folders", "{}"))
                .get("files")
                .getCollection()
                .getLiteralsList();
        Literal again = runs("file", Map.of("file", module.resolve("same.txt").toString()))
                .get("file");

        assertThat(files).hasSize(2).containsOnly(again);
        try (Stream<Path> all = Files.walk(temp.resolve("data/storage"))) {
            assertThat(all.filter(file -> file.endsWith("same.txt"))).hasSize(1);
        }
    }

    @Test
    void aFolderArrivesWithAllThatIsInIt() throws Exception {
        Path folder = Files.createDirectories(module.resolve("in put"));
        Files.createDirectories(folder.resolve("deep/er/empty"));
        Files.writeString(folder.resolve("a#1.txt"), "A");
        Files.writeString(folder.resolve("deep/er/\u00e4 100%.txt"), "B");
        Files.createFile(folder.resolve("deep/zero"));
        Files.writeString(temp.resolve("target"), "linked");
        Files.createSymbolicLink(folder.resolve("deep/link"), temp.resolve("target"));

        Literal literal = runs("folder", Map.of("folder", "in put")).get("folder");

        assertThat(contents(stored(literal)))
                .containsOnlyKeys("a#1.txt", "deep/er/\u00e4 100%.txt", "deep/zero", "deep/link")
                .containsEntry("deep/er/\u00e4 100%.txt", "B")
                .containsEntry("deep/link", "linked");
    }

    @Test
    void recordsMayHoldFiles() throws Exception {
        Files.writeString(module.resolve("cover.txt"), "cover");
        Files.writeString(module.resolve("1.txt"), "one");
        Literal parcel = runs("parcel", Map.of("parcel", "{\"cover\": \"cover.txt\", \"pages\": [\"1.txt\"]}"))
                .get("parcel");

        String msgpack = parcel.getScalar().getBinary().getValue().toString(StandardCharsets.ISO_8859_1);
        assertThat(msgpack).contains("path", "/cover.txt", "/1.txt", "hash");
    }

    @Test
    void whatIsNoFileIsRefusedBeforeAnythingIsBuilt() throws Exception {
        Files.createDirectory(module.resolve("folder"));
        Files.writeString(module.resolve("file.txt"), "x");
        Files.createSymbolicLink(module.resolve("dangling"), module.resolve("nowhere"));

        for (String wrong : List.of("none.txt", "folder", "dangling", "")) {
            assertThatThrownBy(() -> runs("file", Map.of("file", wrong)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("FLYTE-606 -Dflyte.inputs.file: it says \"" + wrong + "\"")
                    .hasMessageContaining("write the URI of a file such as s3://bucket/file, or the path of one");
        }
        assertThatThrownBy(() -> runs("folder", Map.of("folder", "file.txt")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("it says \"file.txt\"");
        assertThatThrownBy(() -> runs("parcel", Map.of("parcel", "{\"cover\": \"file.txt\", \"pages\": [\"no\"]}")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("pages[0]")
                .hasMessageContaining("it says \"no\"");
        assertThat(temp.resolve("data/images")).doesNotExist();
        assertThat(temp.resolve("data/storage/uploads")).doesNotExist();
    }

    @Test
    void whatCannotBeReadOrHasNoFilesIsSaidWithItsPath() throws Exception {
        Files.createDirectories(module.resolve("empty/deep"));
        assertThatThrownBy(() -> runs("folder", Map.of("folder", "empty")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-612")
                .hasMessageContaining(module.resolve("empty") + " has no files");

        // A file that is there, and that nobody can read from its start, not even root.
        Files.createSymbolicLink(module.resolve("unreadable"), Path.of("/proc/self/mem"));
        assertThatThrownBy(() -> runs("file", Map.of("file", "unreadable")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-612")
                .hasMessageContaining(module.resolve("unreadable").toString());

        Path loop = Files.createDirectory(module.resolve("loop"));
        Files.createSymbolicLink(loop.resolve("again"), loop);
        assertThatThrownBy(() -> runs("folder", Map.of("folder", "loop")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-612")
                .hasMessageContaining(loop.toString());
    }

    @Test
    void theLiteralsAreThoseOfFlyteRun() throws Exception {
        Path file = Files.writeString(module.resolve("data 1%.txt"), "content");
        Path folder = Files.createDirectories(module.resolve("folder/deep"));
        Files.writeString(folder.resolve("b.txt"), "B");
        Literal ours = runs("file", Map.of("file", "data 1%.txt")).get("file");
        Literal ourFolder = runs("folder", Map.of("folder", "folder")).get("folder");

        List<String> said = python(file.toString(), folder.getParent().toString(), hex(ours), hex(ourFolder));

        assertThat(literal(said.get(0))).isEqualTo(ours);
        assertThat(literal(said.get(1)).toBuilder()).satisfies(theirs -> {
            theirs.getScalarBuilder()
                    .getBlobBuilder()
                    .setUri(ourFolder.getScalar().getBlob().getUri());
            assertThat(theirs.build()).isEqualTo(ourFolder);
        });
        assertThat(said.get(2)).isEqualTo("File data 1%.txt '' " + ours.getHash() + " content");
        assertThat(said.get(3)).startsWith("Dir ").endsWith(" '' None deep/b.txt");
    }

    private static final String SDK = """
            import asyncio, pathlib, sys
            import flyte, flyte.remote
            from flyte.io import Dir, File
            from flyte.types import TypeEngine
            from flyteidl2.core import literals_pb2

            async def literal(value, of):
                made = await TypeEngine.to_literal(value, of, TypeEngine.to_literal_type(of))
                return made.SerializeToString(deterministic=True).hex()

            async def value(text, of):
                return await TypeEngine.to_python_value(literals_pb2.Literal.FromString(bytes.fromhex(text)), of)

            async def main(endpoint, file, folder, ours, our_folder):
                # As the types of the command line's parameters do.
                md5, uri = await flyte.remote.upload_file.aio(pathlib.Path(file))
                print(await literal(File.from_existing_remote(uri, md5), File))
                print(await literal(Dir.from_existing_remote(await flyte.remote.upload_dir.aio(pathlib.Path(folder))), Dir))
                read = await value(ours, File)
                print("File", read.name, repr(read.format), read.hash, pathlib.Path(read.path.removeprefix("file://")).read_text())
                read = await value(our_folder, Dir)
                root = pathlib.Path(read.path.removeprefix("file://"))
                names = [str(one.relative_to(root)) for one in root.rglob("*") if one.is_file()]
                print("Dir", read.name, repr(read.format), read.hash, *names)

            flyte.init(endpoint=sys.argv[1], insecure=True, project="flytesnacks", domain="development")
            asyncio.run(main(*sys.argv[1:]))
            """;

    private List<String> python(String... arguments) throws Exception {
        Path script = Files.writeString(temp.resolve("sdk.py"), SDK);
        List<String> command = new ArrayList<>(List.of(TestPython.path(), script.toString(), backend.address()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out.lines().toList();
    }

    /** The inputs that the task got. */
    private Map<String, Literal> runs(String task, Map<String, String> inputs) throws IOException {
        Path got = temp.resolve("got.pb");
        Prepared prepared = project.prepare();
        String none = "printf '\\012\\012\\012\\002o0\\022\\004\\012\\002*\\000' > \"${4#file://}/outputs.pb\"";
        List<Entry> entries = prepared.entries().stream()
                .map(entry -> scripted(entry, "cp \"${2#file://}\" " + got + "; " + none))
                .toList();
        Prepared scripted = new Prepared(
                new SampleProject(temp, prepared.model(), project.workspace())
                        .withRun(new RunSettings(task, inputs, null, null, Duration.ofSeconds(60)))
                        .model(),
                entries,
                entries,
                prepared.tasks(),
                prepared.images(),
                prepared.bundle(),
                prepared.triggers(),
                prepared.version());
        TaskRunner runner = new TaskRunner(
                new Publisher(project.workspace(), Optional.empty(), console), module, Map.of(), console);
        assertThat(runner.run(runner.request(scripted), scripted, backend).phase())
                .isEqualTo("SUCCEEDED");
        Map<String, Literal> literals = new HashMap<>();
        for (NamedLiteral input : Inputs.parseFrom(Files.readAllBytes(got)).getLiteralsList()) {
            literals.put(input.getName(), input.getValue());
        }
        return literals;
    }

    private static Entry scripted(Entry entry, String script) {
        Entry.Builder scripted = entry.toBuilder();
        scripted.getSpecBuilder()
                .getTaskTemplateBuilder()
                .getContainerBuilder()
                .clearCommand()
                .addAllCommand(List.of("/bin/sh", "-c", script, "task"));
        return scripted.build();
    }

    private static Path stored(Literal blob) throws IOException {
        return LocalUri.path(blob.getScalar().getBlob().getUri());
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static String hex(Literal literal) {
        return HexFormat.of().formatHex(literal.toByteArray());
    }

    private static Literal literal(String hex) throws InvalidProtocolBufferException {
        return Literal.parseFrom(HexFormat.of().parseHex(hex));
    }
}
