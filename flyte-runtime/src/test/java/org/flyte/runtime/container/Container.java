package org.flyte.runtime.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ErrorDocument;
import org.flyte.idl.core.Literal;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.Outputs;
import org.flyte.test.s3.RealS3;

/** The files of an image and of one attempt in a folder, and the process that the backend would start. */
final class Container {
    private final Path folder;
    private final List<String> jvmFlags = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Path outputs;
    private RealS3 s3;

    Container(Path folder) throws IOException {
        this.folder = folder;
        this.outputs = folder.resolve("out/1");
        Files.createDirectories(folder.resolve("flyte/code"));
        taskJar(folder.resolve("flyte/task.jar"));
    }

    Path code() {
        return folder.resolve("flyte/code");
    }

    Path outputFolder() {
        return outputs;
    }

    /** Inputs, bundle and outputs in S3, at an address that may be that of a proxy before it. */
    Container in(RealS3 store, String endpoint) {
        s3 = store;
        outputs = place("out/1");
        environment.putAll(RealS3.environment(endpoint));
        environment.put("FLYTE_STORAGE_RETRIES", "1");
        environment.put("FLYTE_STORAGE_BACKOFF_SECONDS", "0.05");
        environment.put("FLYTE_STORAGE_TIMEOUT_SECONDS", "3");
        return jvm("-Djava.library.path=" + RealS3.nativeFolder());
    }

    Container environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    private Path place(String name) {
        return s3 == null ? folder.resolve(name) : s3.file(key(name));
    }

    private String uri(String name) {
        return s3 == null ? folder.resolve(name).toUri().toString() : s3.uri(key(name));
    }

    private String key(String name) {
        return folder.getFileName() + "/a b+c/" + name;
    }

    private void write(String name, byte[] content) throws IOException {
        Files.createDirectories(place(name).getParent());
        Files.write(place(name), content);
    }

    Container jvm(String... flags) {
        jvmFlags.addAll(List.of(flags));
        return this;
    }

    Container outputs(Path other) {
        outputs = other;
        return this;
    }

    Container argument(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    Container bundle(Bundle bundle) throws IOException {
        write("bundle.tgz", bundle.tarGz());
        return argument("--tgz", uri("bundle.tgz"), "--digest", "sha256:" + Bundle.sha256(place("bundle.tgz")));
    }

    Container inputs(Inputs inputs) throws IOException {
        write("inputs.pb", inputs.toByteArray());
        return this;
    }

    Ended run(String className, String method) throws Exception {
        return end(start(className, method));
    }

    Process start(String className, String method) throws IOException {
        List<String> all = new ArrayList<>(List.of("--inputs", uri("inputs.pb")));
        String out = s3 == null ? outputs.toUri().toString() : uri("out/1");
        all.addAll(List.of("--outputs-path", out, "--version", "v1"));
        all.addAll(List.of("--prev-checkpoint", "\"\"", "--run-name", "{{.runName}}", "--name", "{{.actionName}}"));
        all.addAll(arguments);
        all.addAll(List.of("--resolver", "java", "mod", className, "instance", method));
        return java(all);
    }

    Process java(List<String> programArguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(jvmFlags);
        command.addAll(List.of("-jar", folder.resolve("flyte/task.jar").toString()));
        command.addAll(programArguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("RUN_NAME", "r7");
        builder.environment().put("ACTION_NAME", "a0");
        builder.redirectError(folder.resolve("stderr").toFile());
        return builder.start();
    }

    Ended end(Process process) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        process.getInputStream().transferTo(printed);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The process does not end");
        }
        return new Ended(process.exitValue(), printed.toString(), Files.readString(folder.resolve("stderr")), outputs);
    }

    /** How a process ended and what it left. */
    record Ended(int status, String out, String err, Path folder) {
        boolean has(String file) {
            return Files.exists(folder.resolve(file));
        }

        Literal output() throws IOException {
            Outputs read = Outputs.parseFrom(Files.readAllBytes(folder.resolve("outputs.pb")));
            if (read.getLiteralsCount() != 1 || !read.getLiterals(0).getName().equals("o0")) {
                throw new AssertionError("Not one output o0: " + read);
            }
            return read.getLiterals(0).getValue();
        }

        String text() throws IOException {
            if (!has("outputs.pb")) {
                throw new AssertionError("No outputs.pb: " + err);
            }
            return output().getScalar().getPrimitive().getStringValue();
        }

        ContainerError error() throws IOException {
            if (status != 0 || has("outputs.pb") || !has("error.pb")) {
                throw new AssertionError("Status " + status + ", no error.pb alone: " + err);
            }
            return ErrorDocument.parseFrom(Files.readAllBytes(folder.resolve("error.pb")))
                    .getError();
        }
    }

    static void taskJar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "org.flyte.runtime.Main");
        main.put(Attributes.Name.CLASS_PATH, runtime(file.getParent()) + " code/ code/app.jar lib/present.jar");
        try (OutputStream content = Files.newOutputStream(file)) {
            new JarOutputStream(content, manifest).close();
        }
    }

    /** The runtime's jar where it is built already, else its classes; in both cases beside flyte-task. */
    private static String runtime(Path flyte) throws IOException {
        String jar = System.getProperty("flyte.runtime.jar");
        String task = location(org.flyte.task.Task.class);
        if (jar == null) {
            return location(org.flyte.runtime.Main.class) + " " + location(org.flyte.wire.spec.Deployment.class) + " "
                    + location(org.apache.opendal.Operator.class) + " "
                    + location(com.google.protobuf.Message.class) + " "
                    + task;
        }
        Path copy = Files.createDirectories(flyte.resolve("runtime")).resolve("flyte-runtime.jar");
        try (InputStream content = Files.newInputStream(Path.of(jar))) {
            Files.copy(content, copy);
        }
        return "runtime/flyte-runtime.jar " + task;
    }

    private static String location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
