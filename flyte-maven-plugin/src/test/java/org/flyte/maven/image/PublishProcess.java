package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Publishes in a JVM of its own, since a JVM reads once whom it trusts. */
final class PublishProcess {
    private PublishProcess() {}

    /** Folder, base, then registries: builds on the base for the first, on that image for the second, and so on. */
    public static void main(String[] arguments) {
        Publishing publishing = new Publishing(Path.of(arguments[0]));
        String base = arguments[1];
        for (String registry : List.of(arguments).subList(2, arguments.length)) {
            base = publishing.images().publish(publishing.plan(registry, base)).reference();
            System.out.println(base);
        }
    }

    static List<String> trusting(TlsFiles tls, Path folder, String base, String... registries) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Djavax.net.ssl.trustStore=" + tls.store(),
                "-Djavax.net.ssl.trustStorePassword=" + TlsFiles.PASSWORD,
                PublishProcess.class.getName(),
                folder.toString(),
                base));
        command.addAll(List.of(registries));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().filter(line -> line.contains("@sha256:")).toList();
    }
}
