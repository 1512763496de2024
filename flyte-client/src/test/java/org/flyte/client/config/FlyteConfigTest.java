package org.flyte.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlyteConfigTest {
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path temp;

    private Path repository;
    private Path work;
    private Path home;

    @BeforeEach
    void folders() throws IOException {
        temp = temp.toRealPath();
        repository = temp.resolve("repository");
        work = Files.createDirectories(repository.resolve("module"));
        home = Files.createDirectories(temp.resolve("home"));
        write(repository.resolve(".git").resolve("HEAD"), "ref: refs/heads/main\n");
    }

    @Test
    void filesAreSoughtInTheOrderOfFlytesTools() throws IOException {
        Path[] places = {
            work.resolve("config.yaml"),
            work.resolve(".flyte/config.yaml"),
            repository.resolve(".flyte/config.yaml"),
            temp.resolve("uctl.yaml"),
            temp.resolve("flytectl.yaml"),
            home.resolve(".union/config.yaml"),
            home.resolve(".flyte/config.yaml")
        };
        for (int i = 0; i < places.length; i++) {
            write(places[i], "task:\n  project: p" + i + "\n");
        }
        for (int i = 0; i < places.length; i++) {
            environment.clear();
            if (i <= 3) {
                environment.put("UCTL_CONFIG", places[3].toString());
            }
            if (i <= 4) {
                environment.put("FLYTECTL_CONFIG", places[4].toString());
            }

            assertThat(load().file()).isEqualTo(places[i]);
            assertThat(text(ConfigKey.PROJECT)).isEqualTo("p" + i);
            Files.delete(places[i]);
        }
        assertThat(load().file()).isNull();
    }

    @Test
    void aLinkedWorkTreeHasAFileForItsRepository() throws IOException {
        Path tree = Files.createDirectories(repository.resolve("linked/module"));
        write(repository.resolve("linked/.git"), "gitdir: /elsewhere/.git/worktrees/linked\n");
        write(repository.resolve(".flyte/config.yaml"), "task: {project: outer}\n");
        write(repository.resolve("linked/.flyte/config.yaml"), "task: {project: inner}\n");

        FlyteConfig config = FlyteConfig.load(environment, tree, home, null);

        assertThat(config.value(ConfigKey.PROJECT)).map(ConfigValue::text).contains("inner");
    }

    @Test
    void aFileThatIsNamedIsTheOnlyOneAndStartsFromTheWorkingDirectory() throws IOException {
        write(work.resolve("config.yaml"), "task:\n  project: p\n  domain: d\n");
        Path named = write(work.resolve("conf/prod.yaml"), "task:\n  project: q\n");

        FlyteConfig config = FlyteConfig.load(environment, work, home, Path.of("conf/prod.yaml"));

        assertThat(config.file()).isEqualTo(named);
        assertThat(config.values())
                .containsExactly(Map.entry(ConfigKey.PROJECT, new ConfigValue("q", named + ": task.project")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring:\n  application:\n    name: x\nserver.port: 8080\n",
                "admin:\n  user: root\nimage: logo.png\n",
                "- a\n- b\n",
                "{{ .Values.helm }}\n",
                "a: 1\n---\nb: 2\n",
                ""
            })
    void aConfigYamlOfSomethingElseIsPassedOver(String other) throws IOException {
        write(work.resolve("config.yaml"), other);
        Path ours = write(home.resolve(".flyte/config.yaml"), "task: {project: p}\n");

        assertThat(load().file()).isEqualTo(ours);
        assertThat(load().warnings()).allSatisfy(warning -> assertThat(warning)
                .startsWith(work.resolve("config.yaml") + " cannot be read")
                .endsWith("it is passed over"));
    }

    @Test
    void aFileThatWasFoundAndIsNoYamlIsEmptyWithAWarningAndEndsTheSearch() throws IOException {
        Path broken = write(work.resolve(".flyte/config.yaml"), "admin:\n  endpoint: x\n secret: y\n");
        write(home.resolve(".flyte/config.yaml"), "task: {project: p}\n");

        assertThat(load().values()).isEmpty();
        assertThat(load().warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .startsWith(broken + " cannot be read (line 3:")
                .doesNotContain("secret"));
    }

    @Test
    void aFileThatSomebodyNamedHasToBeThereAndToBeYaml() throws IOException {
        environment.put("UCTL_CONFIG", "absent.yaml");
        FlyteConfigException absent = catchThrowableOfType(FlyteConfigException.class, this::load);
        assertThat(absent.where()).isEqualTo("UCTL_CONFIG");
        assertThat(absent.what()).isEqualTo("there is no Flyte configuration file " + work.resolve("absent.yaml"));

        environment.put(
                "UCTL_CONFIG", write(temp.resolve("broken.yaml"), "a: [1\n").toString());
        FlyteConfigException broken = catchThrowableOfType(FlyteConfigException.class, this::load);
        assertThat(broken.what()).contains("broken.yaml cannot be read: line 2: ");
    }

    @Test
    void anEnvironmentVariableBeatsTheFileAlsoWithoutAFileAndSaysItsName() throws IOException {
        environment.put("FLYTE_ADMIN_ENDPOINT", "dns:///e");
        assertThat(load().value(ConfigKey.ENDPOINT)).contains(new ConfigValue("dns:///e", "FLYTE_ADMIN_ENDPOINT"));

        Path file = write(work.resolve(".flyte/config.yaml"), "admin:\n  endpoint: f\ntask:\n  domain: d\n");
        assertThat(load().value(ConfigKey.ENDPOINT)).contains(new ConfigValue("dns:///e", "FLYTE_ADMIN_ENDPOINT"));
        assertThat(load().value(ConfigKey.DOMAIN)).contains(new ConfigValue("d", file + ": task.domain"));

        environment.put("FLYTE_ADMIN_ENDPOINT", "");
        assertThat(load().value(ConfigKey.ENDPOINT))
                .as("hidden by an empty variable")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "True, true",
        "yes, true",
        "on, true",
        "1, true",
        "false, false",
        "'\"false\"', false",
        "no, false",
        "0, false",
        "perhaps, perhaps"
    })
    void booleansMeanWhatTheySay(String written, String read) throws IOException {
        environment.put("FLYTE_ADMIN_INSECURE", written.replace("\"", ""));
        write(work.resolve(".flyte/config.yaml"), "admin:\n  insecureSkipVerify: " + written + "\n");

        assertThat(text(ConfigKey.INSECURE)).isEqualTo(read);
        assertThat(text(ConfigKey.INSECURE_SKIP_VERIFY)).isEqualTo(read);
    }

    @Test
    void scalarsAreTakenAsTheyAreWritten() throws IOException {
        write(work.resolve(".flyte/config.yaml"), "task:\n  org: no\n  project: 007\n  domain: 2026-01-01\n");

        assertThat(text(ConfigKey.ORG)).isEqualTo("no");
        assertThat(text(ConfigKey.PROJECT)).isEqualTo("007");
        assertThat(text(ConfigKey.DOMAIN)).isEqualTo("2026-01-01");
    }

    @Test
    void imagesHaveNames() throws IOException {
        Path file = write(
                work.resolve(".flyte/config.yaml"), "image:\n  image_refs:\n    default: ghcr.io/a/b:1\n    gpu: ''\n");

        assertThat(load().imageRefs())
                .containsEntry("default", new ConfigValue("ghcr.io/a/b:1", file + ": image.image_refs.default"));
    }

    @Test
    void theAliasOfAVariableBeatsTheDerivedNameAndADifferenceIsSaid() {
        environment.put("FLYTE_ADMIN_AUTHTYPE", "Pkce");
        environment.put("FLYTE_AUTH_TYPE", "externalcommand");
        environment.put("FLYTE_AUTH_COMMAND", "get-token --for 'a b' \"c\\\"d\" e\\ f ''");

        assertThat(load().auth().type()).isEqualTo(AuthType.EXTERNAL_COMMAND);
        assertThat(load().auth().source()).isEqualTo("FLYTE_AUTH_TYPE");
        assertThat(load().auth().command()).containsExactly("get-token", "--for", "a b", "c\"d", "e f", "");
        assertThat(load().warnings())
                .containsExactly("FLYTE_AUTH_TYPE and FLYTE_ADMIN_AUTHTYPE differ; the first counts, unset the second");
    }

    @Test
    void aCommandWithAnOpenQuoteIsRefused() {
        environment.put("FLYTE_AUTH_COMMAND", "get-token 'x");

        FlyteConfigException refused = catchThrowableOfType(FlyteConfigException.class, this::load);

        assertThat(refused.where()).isEqualTo("FLYTE_AUTH_COMMAND");
        assertThat(refused.what()).contains("a quote is not closed").doesNotContain("'x");
    }

    @Test
    void anUnknownWayToAuthenticateIsRefusedWithTheKnownOnes() {
        environment.put("FLYTE_AUTH_TYPE", "Kerberos");

        FlyteConfigException refused = catchThrowableOfType(FlyteConfigException.class, this::load);

        assertThat(refused.what()).contains("'Kerberos'");
        assertThat(refused.fix()).contains("Pkce, DeviceFlow, ClientSecret, ExternalCommand");
    }

    @Test
    void aSecretForcesItsTypeAndTheVariablesIsStrongerThanTheFiles() throws IOException {
        Path secret = write(work.resolve("secret"), "  of the file \n");
        write(
                work.resolve(".flyte/config.yaml"),
                "admin:\n  authType: ExternalCommand\n  clientId: me\n  clientSecretLocation: secret\n"
                        + "  clientSecretEnvVar: MY_SECRET\n");

        assertThat(load().auth().type()).isEqualTo(AuthType.CLIENT_SECRET);
        assertThat(load().auth().source()).isEqualTo(secret.toString());
        assertThat(secret()).isEqualTo("of the file");

        environment.put("MY_SECRET", " of the variable\n");
        assertThat(secret()).isEqualTo(" of the variable\n");

        environment.put("MY_SECRET", "");
        write(secret, "  no end of line");
        assertThat(secret()).isEqualTo("  no end of line");
    }

    @Test
    void aSecretThatCannotBeReadFailsOnlyWhoNeedsIt() throws IOException {
        write(work.resolve(".flyte/config.yaml"), "admin:\n  clientId: me\n  clientSecretLocation: /absent/secret\n");

        Secret secret = load().auth().clientSecret();

        FlyteConfigException absent = catchThrowableOfType(FlyteConfigException.class, secret::reveal);
        assertThat(absent.what()).isEqualTo("the client's secret cannot be read from /absent/secret");
        assertThat(absent.where()).endsWith("config.yaml: admin.clientSecretLocation");
    }

    @ParameterizedTest
    @CsvSource({
        "flyte.example.org:id:secret:acme, flyte.example.org, id, secret, acme",
        "flyte.example.org:id:secret:, flyte.example.org, id, secret, ",
        "flyte.example.org:id:secret:None, flyte.example.org, id, secret, ",
        "dns:///flyte.example.org:id:secret:acme, dns:///flyte.example.org, id, secret, acme",
        "https://flyte.example.org:id:secret:, https://flyte.example.org, id, secret, "
    })
    void anApiKeyHoldsEndpointCredentialsAndOrganisation(
            String key, String endpoint, String id, String secret, String org) throws IOException {
        write(work.resolve(".flyte/config.yaml"), "admin: {endpoint: other, authType: Pkce}\n");
        environment.put("FLYTE_ADMIN_ENDPOINT", "another");
        environment.put("FLYTE_API_KEY", Base64.getEncoder().encodeToString(key.getBytes()) + "\n");

        FlyteConfig config = load();

        assertThat(config.value(ConfigKey.ENDPOINT)).contains(new ConfigValue(endpoint, "FLYTE_API_KEY"));
        assertThat(config.value(ConfigKey.ORG).map(ConfigValue::text).orElse(null))
                .isEqualTo(org);
        assertThat(config.auth().type()).isEqualTo(AuthType.CLIENT_SECRET);
        assertThat(config.auth().clientId()).isEqualTo(id);
        assertThat(secret()).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2VjcmV0", "!!!!x", "YTpiOmM="})
    void whatIsNoApiKeyIsRefusedWithoutBeingShown(String key) {
        environment.put("FLYTE_API_KEY", key);

        FlyteConfigException refused = catchThrowableOfType(FlyteConfigException.class, this::load);

        assertThat(refused.where()).isEqualTo("FLYTE_API_KEY");
        assertThat(refused.what() + refused.fix()).doesNotContain(key);
    }

    @Test
    void noSecretShowsItself() throws IOException {
        environment.put("FLYTE_API_KEY", Base64.getEncoder().encodeToString("h:id:hunter2:".getBytes()));

        assertThat(load().toString()).contains("clientId=id").doesNotContain("hunter2");
    }

    private FlyteConfig load() {
        return FlyteConfig.load(environment, work, home, null);
    }

    private String text(ConfigKey key) {
        return load().value(key).orElseThrow().text();
    }

    private String secret() {
        Secret secret = load().auth().clientSecret();
        assertThat(secret).isNotNull();
        return secret.reveal();
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
