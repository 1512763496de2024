package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.tools.jib.api.Credential;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.client.config.Secret;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryCredentialsTest {
    private static final String SECRET = "s3cret-of-tests";

    @TempDir
    Path folder;

    private final Map<String, String> servers = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> log = new ArrayList<>();

    /** Whatever a test does: the log names places and never what is kept there. */
    @AfterEach
    void keepsTheSecretToItself() {
        assertThat(log).noneMatch(line -> line.contains(SECRET) || line.contains(basic("ada", SECRET)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghcr.io",
                "https://ghcr.io",
                "https://ghcr.io/",
                "https://ghcr.io/v1/",
                "http://ghcr.io/v2",
                "ghcr.io/team",
                "ghcr.io/team/app"
            })
    void findsTheEntryOfDockersFileThatIsForTheRegistry(String key) throws Exception {
        auths(key, "ada");

        RegistryCredentials found = credentials("ghcr.io/team/app", true);

        assertThat(found.credential()).contains(Credential.from("ada", SECRET));
        assertThat(found.source()).isEqualTo("the credentials of " + config());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghcr.io/tea", "ghcr.io/other", "ghcr.io:443", "docker.io", "cr.io", "ghcr.io.evil.org"})
    void leavesTheEntriesOfOthersAlone(String key) throws Exception {
        auths(key, "ada");

        assertThat(credentials("ghcr.io/team/app", true).credential()).isEmpty();
    }

    @Test
    void takesTheLongestNamespace() throws Exception {
        config("{\"auths\":{\"quay.io\":%s,\"quay.io/team\":%s,\"quay.io/team/deep\":%s}}"
                .formatted(entry("wide"), entry("narrow"), entry("narrowest")));

        assertThat(user(credentials("quay.io/team/deep/app", true))).isEqualTo("narrowest");
        assertThat(user(credentials("quay.io/team/app", true))).isEqualTo("narrow");
        assertThat(user(credentials("quay.io/else/app", true))).isEqualTo("wide");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://index.docker.io/v1/", "docker.io", "index.docker.io", "registry-1.docker.io"})
    void knowsDockerHubByItsNames(String key) throws Exception {
        auths(key, "ada");

        assertThat(user(credentials("ada/app", true))).isEqualTo("ada");
    }

    @Test
    void sendsAnIdentityTokenAsOne() throws Exception {
        config("{\"auths\":{\"acme.azurecr.io\":{\"auth\":\"MDA6\",\"identitytoken\":\"%s\"}}}".formatted(SECRET));

        assertThat(credentials("acme.azurecr.io/app", true).credential())
                .hasValueSatisfying(credential ->
                        assertThat(credential.isOAuth2RefreshToken()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"credHelpers, '{\"ghcr.io\":\"tested\"}'", "credsStore, '\"tested\"'"})
    void asksTheHelperThatTheFileNames(String member, String value) throws Exception {
        helper("cat > " + folder.resolve("asked") + "\necho '{\"Username\":\"ada\",\"Secret\":\"" + SECRET + "\"}'");
        config("{\"%s\":%s,\"auths\":{\"ghcr.io\":%s}}".formatted(member, value, entry("file")));

        RegistryCredentials found = credentials("ghcr.io/team/app", true);

        assertThat(user(found)).isEqualTo("ada");
        assertThat(found.source())
                .isEqualTo("the credentials of docker-credential-tested, which " + config() + " names");
        assertThat(folder.resolve("asked")).hasContent("ghcr.io");
    }

    @Test
    void goesOnWhereTheHelperHasNone() throws Exception {
        helper("echo 'credentials not found in native keychain'; exit 1");
        config("{\"credsStore\":\"tested\"}");
        servers.put("ghcr.io", "ada");

        assertThat(user(credentials("ghcr.io/app", true))).isEqualTo("ada");
    }

    @Test
    void namesTheHelperThatIsMissing() throws Exception {
        config("{\"credsStore\":\"nowhere\"}");

        Problem problem = refused("ghcr.io/app");

        assertThat(problem.text())
                .startsWith("FLYTE-340 " + config())
                .contains("docker-credential-nowhere")
                .contains("ghcr.io")
                .contains("install it");
    }

    @Test
    void doesWithoutTheMissingHelperWhereAnotherPlaceHasCredentials() throws Exception {
        config("{\"credsStore\":\"nowhere\"}");
        servers.put("ghcr.io", "ada");

        assertThat(user(credentials("ghcr.io/app", true))).isEqualTo("ada");
        assertThat(log).anyMatch(line -> line.contains("docker-credential-nowhere"));
    }

    @Test
    void saysHowTheHelperFails() throws Exception {
        helper("echo 'the keychain is locked'; exit 2");
        config("{\"credsStore\":\"tested\"}");

        assertThat(refused("ghcr.io/app").what())
                .contains("docker-credential-tested")
                .endsWith("the keychain is locked");
    }

    @Test
    void printsNothingOfAnAnswerThatItCannotRead() throws Exception {
        helper("echo '" + SECRET + " in no form'");
        config("{\"credsStore\":\"tested\"}");

        assertThat(refused("ghcr.io/app").text()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json " + SECRET, "{\"auths\":{\"ghcr.io\":{\"auth\":\"" + SECRET + "\"}}}"})
    void saysThatAFileIsBroken(String text) throws Exception {
        config(text);

        Problem problem = refused("ghcr.io/app");

        assertThat(problem.code()).isEqualTo(ImageCode.CREDENTIALS_UNREADABLE);
        assertThat(problem.text()).contains(config().toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"reg.acme.org:5000/team/app", "reg.acme.org:5000/team", "reg.acme.org:5000", "reg.acme.org"})
    void takesTheServerOfMavensSettings(String id) {
        servers.put(id, "ada");

        RegistryCredentials found = credentials("reg.acme.org:5000/team/app", true);

        assertThat(user(found)).isEqualTo("ada");
        assertThat(found.source()).isEqualTo("the credentials of the server " + id + " of Maven's settings.xml");
    }

    @Test
    void prefersDockersFileToTheServerAndTheServerToTheEnvironment() throws Exception {
        auths("ghcr.io", "file");
        servers.put("ghcr.io", "server");
        environment("env");
        assertThat(user(credentials("ghcr.io/app", true))).isEqualTo("file");

        Files.delete(config());
        assertThat(user(credentials("ghcr.io/app", true))).isEqualTo("server");

        servers.clear();
        assertThat(user(credentials("ghcr.io/app", true))).isEqualTo("env");
    }

    @Test
    void keepsTheEnvironmentsCredentialsFromRegistriesThatAreOnlyReadFrom() {
        environment("env");

        RegistryCredentials base = credentials("docker.io/library/eclipse-temurin", false);

        assertThat(base.credential()).isEmpty();
        assertThat(base.source())
                .startsWith("no credentials, having looked in ")
                .doesNotContain("FLYTE_REGISTRY");
        assertThat(credentials("ghcr.io/app", true).source())
                .isEqualTo("the credentials of FLYTE_REGISTRY_USERNAME and FLYTE_REGISTRY_PASSWORD");
    }

    @Test
    void saysWhichServersPasswordCannotBeDecrypted() {
        RegistryLogins logins = new RegistryLogins(
                "",
                id -> id.equals("ghcr.io")
                        ? Optional.of(new MavenServers.Server(id, Optional.empty()))
                        : Optional.empty(),
                Optional.empty());
        RegistryCredentials found = RegistryCredentials.of(address("ghcr.io/app"), true, options(logins), log::add);

        ProblemException refused = catchThrowableOfType(ProblemException.class, found::credential);

        assertThat(refused).hasMessageContaining("FLYTE-341").hasMessageContaining("the server ghcr.io");
    }

    @Test
    void concealsASecretInEveryFormThatItIsSentIn() throws Exception {
        config("{\"auths\":{\"ghcr.io\":{\"auth\":\"%s\"}}}".formatted(basic("ada", "a b+" + SECRET)));
        RegistryCredentials found = credentials("ghcr.io/app", true);
        found.credential();

        assertThat(found.conceal("x a b+%s y a+b%%2B%s z %s".formatted(SECRET, SECRET, basic("ada", "a b+" + SECRET))))
                .isEqualTo("x *** y *** z ***");
    }

    @Test
    void looksWhereDockerAndPodmanLogIn() {
        RegistryOptions options = RegistryOptions.ofUser(
                Map.of(
                        "DOCKER_CONFIG", "/d",
                        "REGISTRY_AUTH_FILE", "/r.json",
                        "XDG_RUNTIME_DIR", "/x"),
                Path.of("/home/ada"),
                false,
                "1");

        assertThat(options.dockerConfigs())
                .containsExactly(
                        Path.of("/d/config.json"),
                        Path.of("/r.json"),
                        Path.of("/x/containers/auth.json"),
                        Path.of("/home/ada/.config/containers/auth.json"));
        assertThat(options.toString()).doesNotContain(SECRET);
    }

    private RegistryCredentials credentials(String image, boolean pushed) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        RegistryLogins logins = RegistryLogins.of(variables).with(id -> Optional.ofNullable(servers.get(id))
                .map(user -> new MavenServers.Server(id, Optional.of(new Login(user, Secret.of(SECRET))))));
        assertThat(logins.toString()).doesNotContain(SECRET);
        return RegistryCredentials.of(address(image), pushed, options(logins), log::add);
    }

    private RegistryOptions options(RegistryLogins logins) {
        return new RegistryOptions(folder.resolve("cache"), List.of(config()), false, "1", logins, List.of());
    }

    private static ImageAddress address(String image) {
        return ImageAddress.base(ImageSettings.onBase("default", image, null, "app-default"));
    }

    private Problem refused(String image) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> credentials(image, true).credential());
        assertThat(refused).as("a refusal").isNotNull();
        return refused.problems().get(0);
    }

    private static String user(RegistryCredentials credentials) {
        return credentials.credential().orElseThrow().getUsername();
    }

    private void auths(String key, String user) throws Exception {
        config("{\"auths\":{\"%s\":%s}}".formatted(key, entry(user)));
    }

    private static String entry(String user) {
        return "{\"auth\":\"%s\"}".formatted(basic(user, SECRET));
    }

    private static String basic(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private void environment(String user) {
        environment.put("FLYTE_REGISTRY_USERNAME", user);
        environment.put("FLYTE_REGISTRY_PASSWORD", SECRET);
    }

    private void helper(String script) throws Exception {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve("docker-credential-tested");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Path config() {
        return folder.resolve("config.json");
    }

    private void config(String text) throws Exception {
        Files.writeString(config(), text);
    }
}
