package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user who has logged in, and a registry with TLS and a password, which 0.0.0.0 makes a far one. */
class RegistryLoginsTest {
    @TempDir
    Path folder;

    private TlsFiles tls;
    private RealRegistry registry;
    private String address;

    @BeforeEach
    void start() throws Exception {
        tls = TlsFiles.in(folder.resolve("tls"));
        registry = RealRegistry.startWithUserAndTls(folder.resolve("registry"), tls.certificate(), tls.key());
        address = "0.0.0.0:" + registry.port();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    /** The files are written by skopeo, whose library is podman's. */
    @ParameterizedTest
    @CsvSource({
        "home/.docker/config.json, -, -",
        "docker/config.json, DOCKER_CONFIG, docker",
        "home/.config/containers/auth.json, -, -",
        "run/containers/auth.json, XDG_RUNTIME_DIR, run",
        "own.json, REGISTRY_AUTH_FILE, own.json"
    })
    void isFoundWhereDockerAndPodmanKeepLogins(String file, String variable, String value) throws Exception {
        Path kept = folder.resolve(file);
        logIn(kept);
        Map<String, String> environment = environment();
        if (!variable.equals("-")) {
            environment.put(variable, folder.resolve(value).toString());
        }

        String output = publish(environment);

        assertThat(output)
                .contains(address + "/app-default:")
                .contains("@sha256:")
                .contains(address + ": the credentials of " + kept)
                .doesNotContain(RealRegistry.PASSWORD)
                .doesNotContain(secret(kept));
    }

    @Test
    void aHelperIsAskedForTheRegistry() throws Exception {
        Path config = folder.resolve("home/.docker/config.json");
        Files.createDirectories(config.getParent());
        Files.writeString(config, "{\"credHelpers\":{\"%s\":\"safe\"}}".formatted(address));
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("docker-credential-safe");
        Files.writeString(program, """
                #!/bin/sh
                read server
                test "$1 $server" = "get %s" || { echo "credentials not found in native keychain"; exit 1; }
                echo '{"ServerURL":"%s","Username":"%s","Secret":"%s"}'
                """.formatted(address, address, RealRegistry.USER, RealRegistry.PASSWORD));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> environment = environment();
        environment.put("PATH", program.getParent() + ":" + System.getenv("PATH"));

        String output = publish(environment);

        assertThat(output)
                .contains("@sha256:")
                .contains(address + ": the credentials of docker-credential-safe, which " + config + " names")
                .doesNotContain(RealRegistry.PASSWORD);
    }

    @Test
    void whoHasNotLoggedInIsToldWhereLoginsAreLookedFor() throws Exception {
        assertThat(publish(environment()))
                .contains("FLYTE-304")
                .contains("having looked in " + folder.resolve("home/.docker/config.json"))
                .contains("docker login " + address)
                .doesNotContain("@sha256:");
    }

    private String publish(Map<String, String> environment) throws Exception {
        List<String> options = new ArrayList<>(tls.trusted());
        options.add("-Dtest.home=" + folder.resolve("home"));
        return PublishProcess.output(
                PublishProcess.command(options, folder.resolve("work"), "scratch", address), environment);
    }

    /** Without what the user who runs the tests has of his own. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String variable : List.of(
                "DOCKER_CONFIG", "REGISTRY_AUTH_FILE", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")) {
            environment.put(variable, "");
        }
        return environment;
    }

    private void logIn(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        Process skopeo = new ProcessBuilder(
                        DebianProgram.find("skopeo", "skopeo"),
                        "login",
                        "--tls-verify=false",
                        "--authfile",
                        file.toString(),
                        "--username",
                        RealRegistry.USER,
                        "--password-stdin",
                        address)
                .redirectErrorStream(true)
                .start();
        skopeo.outputWriter().append(RealRegistry.PASSWORD).close();
        String said = new String(skopeo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(skopeo.waitFor()).as(said).isZero();
    }

    private static String secret(Path file) throws Exception {
        return Files.readString(file).replaceAll("(?s).*\"auth\": *\"([^\"]+)\".*", "$1");
    }
}
