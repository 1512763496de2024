package org.flyte.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.FileTasks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.flyte.idl.core.Blob;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.task.Inputs;
import org.flyte.runtime.storage.TestS3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files of tasks in a real S3, written and read in Java and Python. */
@Timeout(120)
class FilesTest {
    private static final String TASKS = "com.acme.FileTasks";

    @RegisterExtension
    static final TestS3 S3 = new TestS3();

    @TempDir
    Path folder;

    @Test
    void aFileLiesInAFolderOfItsOwnUnderItsOwnName() throws Exception {
        Literal file = written("Hällo");
        String uri = file.getScalar().getBlob().getUri();
        assertThat(uri).matches("s3://flyte-test/raw data/[0-9a-f]{32}/gr\u00fc\u00dfe 1%20\\+\\.txt");
        assertThat(S3.server().file(TestS3.key(uri))).hasContent("Hällo");
        assertThat(file.getHash()).isEqualTo(sha256("Hällo"));
        assertThat(written("Hällo").getScalar().getBlob().getUri()).isNotEqualTo(uri);
    }

    @Test
    void whatJavaWroteIsReadInJavaAndInPython() throws Exception {
        Literal file = written("both");
        Literal made = task("folder", Values.of("files", Values.integer(12))).output();
        assertThat(made.getHash()).hasSize(64);

        String name = "gr\u00fc\u00dfe 1%20+.txt";
        assertThat(task("read", Values.of("file", file)).text()).isEqualTo(name + "=both=both=" + sha256("both"));
        assertThat(task("readAll", Values.of("folder", made)).output().getMap().getLiteralsMap())
                .hasSize(12)
                .containsEntry("in/1/11.txt", Values.text("content 11"));
        List<String> python = TestPython.files(S3.server().environment(), "read", hex(file), hex(made));
        assertThat(python)
                .hasSize(13)
                .startsWith(sha256("both") + " " + name + " both", "in/0/0.txt content 0", "in/0/10.txt content 10");
    }

    @Test
    void whatPythonWroteIsReadInJava() throws Exception {
        Files.writeString(folder.resolve("file.txt"), "from Python");
        Files.createDirectories(folder.resolve("folder/deep"));
        Files.writeString(folder.resolve("folder/a.txt"), "A");
        Files.writeString(folder.resolve("folder/deep/b c.txt"), "B");

        List<String> written = TestPython.files(
                S3.server().environment(),
                "write",
                folder.toString(),
                S3.server().uri("python"));

        assertThat(task("read", Values.of("file", literal(written.get(0)))).text())
                .isEqualTo("file.txt=from Python=from Python=" + sha256("from Python"));
        assertThat(task("readAll", Values.of("folder", literal(written.get(1))))
                        .output()
                        .getMap()
                        .getLiteralsMap())
                .containsOnly(
                        org.assertj.core.api.Assertions.entry("a.txt", Values.text("A")),
                        org.assertj.core.api.Assertions.entry("deep/b c.txt", Values.text("B")));
    }

    @Test
    void aFileThatATaskHandsOnIsNotCopiedAndNotEvenLookedAt() throws Exception {
        Literal elsewhere = file("s3://another-bucket/no such object.csv").toBuilder()
                .setHash("of Python")
                .build();
        Literal passed = task("passes", Values.of("file", elsewhere)).output();
        assertThat(passed.getHash()).isEqualTo("of Python");
        assertThat(passed.getScalar().getBlob().getUri())
                .isEqualTo(elsewhere.getScalar().getBlob().getUri());
    }

    @Test
    void aFileThatIsNotThereFailsTheTaskWithItsPlace() throws Exception {
        var error = container()
                .inputs(Values.of("file", file("s3://flyte-test/nothing here.txt")))
                .run(TASKS, "read")
                .error();
        assertThat(error.getCode()).isEqualTo("NoSuchFileException");
        assertThat(error.getMessage()).contains("s3://flyte-test/nothing here.txt", "cannot be copied", "not there");
    }

    @Test
    void temporaryFilesAreGoneWithTheTask() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        var ended = container()
                .jvm("-Djava.io.tmpdir=" + temporary)
                .inputs(Values.of("text", Values.text("x")))
                .run(TASKS, "write");
        assertThat(ended.output().getHash()).isEqualTo(sha256("x"));
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aCheckpointOfJavaIsReadInPythonAndTheOtherWayRound() throws Exception {
        container()
                .argument("--checkpoint-path", S3.server().uri("java/_flytecheckpoints"))
                .inputs(Values.none())
                .run(TASKS, "savesFolder")
                .output();
        String deep = "deep/" + "x".repeat(120) + "/\u00fc.txt";
        assertThat(TestPython.files(
                        S3.server().environment(), "load", S3.server().uri("java/_flytecheckpoints")))
                .containsExactly(deep + " long", "model.bin weights");

        Path state = Files.createDirectories(folder.resolve("state/" + "y".repeat(130)));
        Files.writeString(state.resolve("\u00f6"), "1");
        TestPython.files(
                S3.server().environment(),
                "save",
                state.getParent().toString(),
                S3.server().uri("python/_flytecheckpoints"));
        var restored = container()
                .argument("--prev-checkpoint", S3.server().uri("python/_flytecheckpoints"))
                .inputs(Values.none())
                .run(TASKS, "restoresFolder");
        assertThat(restored.text()).isEqualTo("y".repeat(130) + "/\u00f6");
    }

    private Literal written(String text) throws Exception {
        return task("write", Values.of("text", Values.text(text))).output();
    }

    private Container.Ended task(String method, Inputs inputs) throws Exception {
        return container().inputs(inputs).run(TASKS, method);
    }

    private Container container() throws Exception {
        return new Container(Files.createTempDirectory(folder, "container"))
                .in(S3.server(), S3.server().endpoint())
                .argument("--raw-data-path", S3.server().uri("raw data"))
                .bundle(Bundle.of(FileTasks.class));
    }

    private static Literal file(String uri) {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder().setBlob(Blob.newBuilder().setUri(uri)))
                .build();
    }

    private static String hex(Literal literal) {
        return HexFormat.of().formatHex(literal.toByteArray());
    }

    private static Literal literal(String hex) throws Exception {
        return Literal.parseFrom(HexFormat.of().parseHex(hex));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
