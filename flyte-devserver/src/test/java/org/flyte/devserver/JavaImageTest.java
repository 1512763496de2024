package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionDetails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image as the plugin lays it out, run by the local JDK. */
class JavaImageTest {
    @TempDir
    Path dir;

    private Backend backend;
    private Path flyte;

    @BeforeEach
    void start() throws Exception {
        // A space, since users have them in their paths.
        backend = new Backend(dir.resolve("data dir"));
        flyte = Files.createDirectories(backend.server().dataDir().resolve("images/c0ffee/flyte"));
        Files.createDirectories(flyte.resolve("runtime"));
        Files.createDirectories(flyte.resolve("lib"));
        Files.createDirectories(flyte.resolve("code"));
        Files.write(flyte.resolve("runtime/main.jar"), jar(new Manifest(), JavaImageMain.class));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, JavaImageMain.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "runtime/main.jar code/");
        Files.write(flyte.resolve("task.jar"), jar(manifest));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void eachAttemptHasACodeFolderOfItsOwnOnTheClassPath() throws Exception {
        String first = run();
        String second = run();

        assertThat(backend.log(first, 1))
                .containsExactly("code empty: true", "unpacked resource: found", "java: local");
        assertThat(backend.log(second, 1)).containsExactlyElementsOf(backend.log(first, 1));
        assertThat(Files.list(flyte.resolve("code"))).isEmpty();
        try (var left = Files.walk(backend.server().dataDir().resolve("work"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(flyte.resolve("task.jar")).exists();
    }

    @Test
    void codeThatTheImageBringsIsUsed() throws Exception {
        Files.writeString(flyte.resolve("code/unpacked.txt"), "baked in");

        assertThat(backend.log(run(), 1)).contains("code empty: false", "unpacked resource: baked in");
    }

    private String run() {
        TaskSpec.Builder spec = Shell.task("java", "");
        spec.getTaskTemplateBuilder()
                .getContainerBuilder()
                .setImage("embedded/app:c0ffee")
                .clearCommand()
                .clearArgs()
                .addAllCommand(List.of(
                        "java", "-XX:TieredStopAtLevel=1", "-Dflyte.home=/flyte", "-cp", "/flyte/task.jar:/flyte/lib"))
                .addArgs(JavaImageMain.class.getName())
                .addArgs("{{.outputPrefix}}")
                .addArgs(System.getProperty("java.home"));
        String run = backend.start(spec.build());
        ActionDetails details = backend.await(run);
        assertThat(details.getStatus().getPhase())
                .as(details.getErrorInfo().getMessage())
                .isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        return run;
    }

    private static byte[] jar(Manifest manifest, Class<?>... classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> type : classes) {
                String entry = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(entry));
                try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(jar);
                }
            }
        }
        return bytes.toByteArray();
    }
}
