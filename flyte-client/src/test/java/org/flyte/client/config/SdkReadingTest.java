package org.flyte.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.flyte.client.TestPython;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published Python SDK reads the same files and variables to the same values. Left out are the differences that we want and
 * write down: variables count without a file, {@code false} is false, a {@code config.yaml} without a key of Flyte's is passed
 * over, scalars are taken as written.
 */
class SdkReadingTest {
    private static final int CASES = 150;

    private static final Map<String, List<String>> SCALARS = new TreeMap<>(Map.ofEntries(
            Map.entry("admin.endpoint", List.of("dns:///a.example.org", "https://b", "''")),
            Map.entry("admin.insecure", List.of("true", "false", "yes", "off")),
            Map.entry("admin.insecureSkipVerify", List.of("True", "no")),
            Map.entry("admin.caCertFilePath", List.of("/etc/ca.pem", "ca.pem")),
            Map.entry("admin.httpProxyURL", List.of("http://proxy:3128")),
            Map.entry("admin.authType", List.of("Pkce", "ExternalCommand", "DeviceFlow", "'ClientSecret'")),
            Map.entry("admin.clientId", List.of("me", "\"you\"", "~", "null")),
            Map.entry("admin.clientSecretLocation", List.of("secret", "secret-line", "secret-empty")),
            Map.entry("admin.clientSecretEnvVar", List.of("MY_SECRET", "UNSET")),
            Map.entry("admin.command", List.of("[get, token]", "get 'a token'", "[]", "['a b']")),
            Map.entry("admin.scopes", List.of("[all, offline]", "all,offline other", "[]")),
            Map.entry("task.org", List.of("acme", "&o big")),
            Map.entry("task.project", List.of("p", "'a: b'")),
            Map.entry("task.domain", List.of("development", "production # comment")),
            Map.entry("image.registry", List.of("ghcr.io/acme")),
            Map.entry("image.image_refs", List.of("{a: x/y:1, b: z}", "{}"))));

    private static final Map<String, List<String>> VARIABLES = new TreeMap<>(Map.ofEntries(
            Map.entry("FLYTE_ADMIN_ENDPOINT", List.of("dns:///v", "")),
            Map.entry("FLYTE_ADMIN_INSECURE", List.of("true", "")),
            Map.entry("FLYTE_ADMIN_CACERTFILEPATH", List.of("/v.pem", "")),
            Map.entry("FLYTE_AUTH_TYPE", List.of("ExternalCommand", "")),
            Map.entry("FLYTE_ADMIN_AUTHTYPE", List.of("DeviceFlow", "")),
            Map.entry(
                    "FLYTE_AUTH_COMMAND",
                    List.of("a 'b c' \"d \\\\ \\n e\" f\\ g ''", "[\"x\", \"y z\"]", "", " ", "[a")),
            Map.entry("FLYTE_ADMIN_COMMAND", List.of("other", "")),
            Map.entry("FLYTE_ADMIN_SCOPES", List.of("a, b\tc", "[\"s\"]", "")),
            Map.entry("FLYTE_ADMIN_CLIENTID", List.of("v-id", "")),
            Map.entry("FLYTE_ADMIN_CLIENTSECRETLOCATION", List.of("secret-line", "")),
            Map.entry("FLYTE_ADMIN_CLIENTSECRETENVVAR", List.of("MY_SECRET", "")),
            Map.entry("MY_SECRET", List.of(" s3cret ", "")),
            Map.entry("FLYTE_TASK_ORG", List.of("v-org", "")),
            Map.entry("FLYTE_TASK_PROJECT", List.of("v-p")),
            Map.entry("FLYTE_IMAGE_REGISTRY", List.of("v.io", ""))));

    private static final String PROGRAM = """
            import json, os, sys
            import flyte.config
            from flyte.config import _reader
            for case in json.load(sys.stdin):
                os.chdir(case["folder"])
                os.environ.clear()
                os.environ.update(case["environment"])
                _reader.get_config_file.cache_clear()
                c = flyte.config.auto()
                p = c.platform
                print(json.dumps({
                    "file": str(c.source.absolute()),
                    "endpoint": p.endpoint, "insecure": bool(p.insecure), "skip": bool(p.insecure_skip_verify),
                    "ca": p.ca_cert_file_path, "proxy": p.http_proxy_url, "auth": p.auth_mode, "id": p.client_id,
                    "secret": p.client_credentials_secret, "command": p.command or [], "scopes": p.scopes or [],
                    "org": c.task.org, "project": c.task.project, "domain": c.task.domain,
                    "registry": c.image.registry, "refs": c.image.image_refs}))
            """;

    private final Random random = new Random(20260201);

    @TempDir
    Path temp;

    @Test
    void theSdkReadsTheSame() throws Exception {
        temp = temp.toRealPath();
        List<JsonObject> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            cases.add(newCase(temp.resolve("case" + i)));
        }

        String[] lines = TestPython.run(temp, Map.of(), PROGRAM, new Gson().toJson(cases))
                .split("\n");

        assertThat(lines).hasSize(CASES);
        for (int i = 0; i < CASES; i++) {
            Map<String, String> environment = strings(cases.get(i).getAsJsonObject("environment"));
            Path folder = Path.of(cases.get(i).get("folder").getAsString());
            FlyteConfig ours = FlyteConfig.load(environment, folder, Path.of(environment.get("HOME")), null);
            assertThat(form(ours)).as("case %s of %s", i, temp).isEqualTo(JsonParser.parseString(lines[i]));
        }
    }

    private JsonObject newCase(Path root) throws IOException {
        Path work = Files.createDirectories(root.resolve("repository/module"));
        Files.writeString(work.resolve("secret"), " no line ");
        Files.writeString(work.resolve("secret-line"), " a line \n");
        Files.writeString(work.resolve("secret-empty"), "");
        Files.createDirectories(root.resolve("repository/.git/objects"));
        Files.createDirectories(root.resolve("repository/.git/refs"));
        Files.writeString(root.resolve("repository/.git/HEAD"), "ref: refs/heads/main\n");
        JsonObject environment = new JsonObject();
        environment.addProperty("HOME", root.resolve("home").toString());
        environment.addProperty("PATH", System.getenv("PATH"));
        for (Map.Entry<String, List<String>> variable : VARIABLES.entrySet()) {
            if (random.nextInt(3) == 0) {
                environment.addProperty(variable.getKey(), any(variable.getValue()));
            }
        }
        maybe(work.resolve("config.yaml"), "console: {endpoint: c}\n", 8);
        maybe(work.resolve(".flyte/config.yaml"), "", 4);
        maybe(root.resolve("repository/.flyte/config.yaml"), "", 3);
        for (String variable : List.of("UCTL_CONFIG", "FLYTECTL_CONFIG")) {
            if (maybe(root.resolve(variable), "", 3)) {
                environment.addProperty(variable, root.resolve(variable).toString());
            }
        }
        maybe(root.resolve("home/.union/config.yaml"), "", 2);
        maybe(root.resolve("home/.flyte/config.yaml"), "", 1);
        JsonObject made = new JsonObject();
        made.addProperty("folder", work.toString());
        made.add("environment", environment);
        return made;
    }

    /** Writes a file in one of so many cases. */
    private boolean maybe(Path file, String begin, int outOf) throws IOException {
        if (random.nextInt(outOf) != 0) {
            return false;
        }
        StringBuilder text = new StringBuilder(begin);
        for (String section : List.of("admin", "task", "image")) {
            StringBuilder keys = new StringBuilder();
            for (Map.Entry<String, List<String>> scalar : SCALARS.entrySet()) {
                if (scalar.getKey().startsWith(section + ".") && random.nextBoolean()) {
                    String key = scalar.getKey().substring(section.length() + 1);
                    keys.append("  ")
                            .append(key)
                            .append(": ")
                            .append(any(scalar.getValue()))
                            .append('\n');
                }
            }
            if (random.nextInt(4) != 0) {
                text.append(section).append(":\n").append(keys);
            }
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return true;
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static JsonElement form(FlyteConfig config) {
        JsonObject form = new JsonObject();
        form.addProperty("file", String.valueOf(config.file()));
        form.addProperty("endpoint", text(config, ConfigKey.ENDPOINT));
        form.addProperty("insecure", "true".equals(text(config, ConfigKey.INSECURE)));
        form.addProperty("skip", "true".equals(text(config, ConfigKey.INSECURE_SKIP_VERIFY)));
        form.addProperty("ca", text(config, ConfigKey.CA_CERT_FILE));
        form.addProperty("proxy", text(config, ConfigKey.HTTP_PROXY));
        form.addProperty("auth", config.auth().type().text());
        form.addProperty("id", config.auth().clientId());
        Secret secret = config.auth().clientSecret();
        form.addProperty("secret", secret == null ? null : secret.reveal());
        form.add("command", array(config.auth().command()));
        form.add("scopes", array(config.auth().scopes()));
        form.addProperty("org", text(config, ConfigKey.ORG));
        form.addProperty("project", text(config, ConfigKey.PROJECT));
        form.addProperty("domain", text(config, ConfigKey.DOMAIN));
        form.addProperty("registry", text(config, ConfigKey.REGISTRY));
        JsonObject refs = new JsonObject();
        config.imageRefs().forEach((name, uri) -> refs.addProperty(name, uri.text()));
        form.add("refs", refs);
        return form;
    }

    private static String text(FlyteConfig config, ConfigKey key) {
        return config.value(key).map(ConfigValue::text).orElse(null);
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static Map<String, String> strings(JsonObject json) {
        Map<String, String> strings = new TreeMap<>();
        json.entrySet()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().getAsString()));
        return strings;
    }

    @Test
    void theFileThatFlyteCreateConfigWritesWorksUnchanged() throws Exception {
        temp = temp.toRealPath();
        String program = """
                import sys
                from click.testing import CliRunner
                from flyte.cli.main import main
                result = CliRunner().invoke(main, sys.stdin.read().split(), catch_exceptions=False)
                assert result.exit_code == 0, result.output
                """;
        Path file = temp.resolve(".flyte/config.yaml");
        TestPython.run(
                temp,
                Map.of(),
                program,
                "create config --endpoint acme.flyte.example.org --auth-type device-flow --registry ghcr.io/acme"
                        + " --project p --domain d -o " + file);

        FlyteConfig config = FlyteConfig.load(Map.of(), temp, temp, null);

        assertThat(config.file()).isEqualTo(file);
        assertThat(text(config, ConfigKey.ENDPOINT)).isEqualTo("dns:///acme.flyte.example.org");
        assertThat(config.auth().type()).isEqualTo(AuthType.DEVICE_FLOW);
        assertThat(text(config, ConfigKey.ORG)).isEqualTo("acme");
        assertThat(text(config, ConfigKey.PROJECT)).isEqualTo("p");
        assertThat(text(config, ConfigKey.DOMAIN)).isEqualTo("d");
        assertThat(text(config, ConfigKey.REGISTRY)).isEqualTo("ghcr.io/acme");
        assertThat(config.warnings()).isEmpty();

        TestPython.run(temp, Map.of(), program, "create config --devbox --force -o " + file);

        assertThat(text(FlyteConfig.load(Map.of(), temp, temp, null), ConfigKey.INSECURE))
                .isEqualTo("true");
    }
}
