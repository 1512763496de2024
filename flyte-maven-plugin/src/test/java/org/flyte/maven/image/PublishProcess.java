package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.client.config.Secret;
import org.jspecify.annotations.Nullable;

/** Publishes in a JVM of its own, since a JVM reads once whom it trusts. */
final class PublishProcess {
    private PublishProcess() {}

    /**
     * Folder, base, then registries: builds on the base for the first, on that image for the second, and so on. Then prints the
     * log. With {@code test.home} it does so as a user with that home and the process's environment.
     */
    public static void main(String[] arguments) {
        Publishing publishing = new Publishing(Path.of(arguments[0]));
        String base = arguments[1];
        String home = System.getProperty("test.home");
        RegistryImages images = home == null
                ? publishing.images(logins(), proxies())
                : publishing.images(RegistryOptions.ofUser(System.getenv(), Path.of(home), false, "1.0"));
        for (String registry : List.of(arguments).subList(2, arguments.length)) {
            base = images.publish(publishing.plan(registry, base)).reference();
            System.out.println(base);
        }
        publishing.log().forEach(System.out::println);
    }

    /** A user of the environment, or of the server with an id. */
    private static RegistryLogins logins() {
        Optional<Login> login = login(System.getProperty("test.password"));
        String server = System.getProperty("test.server");
        return new RegistryLogins(
                "",
                id -> id.equals(server) ? Optional.of(new MavenServers.Server(id, login)) : Optional.empty(),
                server == null ? login : Optional.empty());
    }

    private static Optional<Login> login(@Nullable String password) {
        return Optional.ofNullable(password).map(text -> new Login(RealRegistry.USER, Secret.of(text)));
    }

    private static List<RegistryProxy> proxies() {
        Integer port = Integer.getInteger("test.proxy");
        return port == null
                ? List.of()
                : List.of(new RegistryProxy(
                        "corp",
                        "http",
                        "127.0.0.1",
                        port,
                        System.getProperty("test.nonProxyHosts", ""),
                        () -> login(System.getProperty("test.proxyPassword"))));
    }

    static List<String> trusting(TlsFiles tls, Path folder, String base, String... registries) throws Exception {
        String output = output(tls, folder, List.of(), base, registries);
        assertThat(output).contains("@sha256:");
        return output.lines().filter(line -> line.matches("\\S+@sha256:\\w+")).toList();
    }

    /** All that the JVM printed, with these options of its own. */
    static String output(TlsFiles tls, Path folder, List<String> options, String base, String... registries)
            throws Exception {
        List<String> all = new ArrayList<>(tls.trusted());
        all.addAll(options);
        return output(command(all, folder, base, registries));
    }

    /** The command of a JVM with options of its own. */
    static List<String> command(List<String> options, Path folder, String base, String... registries) {
        List<String> command = java(options);
        command.addAll(List.of(PublishProcess.class.getName(), folder.toString(), base));
        command.addAll(List.of(registries));
        return command;
    }

    /** A JVM with this one's class path, for the name of a class. */
    static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "-Djib.httpTimeout=10000"));
        command.addAll(options);
        return command;
    }

    /** All that a command printed, however it ended. */
    static String output(List<String> command) throws Exception {
        return output(command, Map.of());
    }

    /** The same with more variables in its environment. */
    static String output(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
