package org.flyte.maven.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flyte.client.config.ConnectionSettings;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.config.DeploySettings;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.settings.AcceleratorSettings;
import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.CacheSettings;
import org.flyte.maven.settings.DocSettings;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.JvmSettings;
import org.flyte.maven.settings.LayerSettings;
import org.flyte.maven.settings.QuantitySettings;
import org.flyte.maven.settings.ResourceSettings;
import org.flyte.maven.settings.RetrySettings;
import org.flyte.maven.settings.SecretSettings;
import org.flyte.maven.settings.TaskEntry;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.maven.settings.TimeoutSettings;
import org.flyte.maven.settings.TriggerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelBinderTest {
    @Test
    void aRootDirThatIsNotThereIsRefusedWhoeverNamesIt() {
        assertThat(Configured.model("<rootDir>.</rootDir>").rootDir()).isEqualTo(".");
        assertThat(Configured.errors("<rootDir>../none</rootDir>"))
                .containsExactly(
                        "FLYTE-157 <rootDir>: there is no folder '../none'. To mend it: write its path, absolute or from the"
                                + " module's folder.");
        assertThat(Configured.errors("", "flyte.rootDir=pom.xml"))
                .singleElement()
                .satisfies(error -> assertThat(error).contains("FLYTE-157", "-Dflyte.rootDir", "no folder 'pom.xml'"));
    }

    @Test
    void everyOptionOfAnEnvironmentIsKept() {
        EnvironmentSettings environment = environment("""
                <environments><etl>
                  <name>etl-jobs</name><description>Loads</description>
                  <classes>org.example.etl.* org.example.**</classes>
                  <include><file>models/a b.bin</file></include>
                  <dependsOn>elsewhere</dependsOn>
                  <image>team</image>
                  <resources>
                    <cpu><request>1</request><limit>2</limit></cpu><memory>512Mi</memory><gpu>T4:2</gpu><disk>10Gi</disk><shm>auto</shm>
                  </resources>
                  <envVars><A>1</A><EMPTY/></envVars>
                  <secrets><db><group>warehouse</group><key>pass-word</key></db><file><mount>/etc/flyte/secrets</mount></file></secrets>
                  <cache><behavior>override</behavior><version>7</version><serialize>true</serialize><ignoredInputs>at seed</ignoredInputs>
                    <salt>s</salt></cache>
                  <interruptible>true</interruptible><queue>big</queue><podTemplate>gpu-pod</podTemplate>
                  <serviceAccount>runner</serviceAccount>
                  <jvm><flags>-Xss4m -ea</flags><profile>throughput</profile></jvm>
                </etl></environments>
                """);

        assertThat(environment)
                .isEqualTo(new EnvironmentSettings(
                        "etl",
                        "etl-jobs",
                        "Loads",
                        true,
                        List.of("org.example.etl.*", "org.example.**"),
                        List.of("models/a b.bin"),
                        List.of("elsewhere"),
                        TaskSettings.builder()
                                .image("team")
                                .resources(new ResourceSettings(
                                        new QuantitySettings("1", "2"),
                                        QuantitySettings.of("512Mi"),
                                        new AcceleratorSettings("T4", 2, null, null),
                                        "10Gi",
                                        "auto"))
                                .envVars(new TreeMap<>(Map.of("A", "1", "EMPTY", "")))
                                .secrets(new TreeMap<>(Map.of(
                                        "db",
                                        new SecretSettings("pass-word", "warehouse", "WAREHOUSE_PASS_WORD", null),
                                        "file",
                                        new SecretSettings("file", null, null, "/etc/flyte/secrets"))))
                                .cache(new CacheSettings(CacheBehavior.OVERRIDE, "7", true, List.of("at", "seed"), "s"))
                                .interruptible(true)
                                .queue("big")
                                .podTemplate("gpu-pod")
                                .serviceAccount("runner")
                                .jvm(new JvmSettings("throughput", List.of("-Xss4m", "-ea")))
                                .build(),
                        new TreeMap<>()));
    }

    @Test
    void everyOptionOfATaskIsKept() {
        EnvironmentSettings environment = environment("""
                <environments><etl><tasks><load>
                  <class>org.example.Etl</class><method>loadAll</method><shortName>Load</shortName>
                  <retries><count>3</count><backoff><base>10s</base><factor>2</factor><cap>5m</cap></backoff></retries>
                  <timeout><maxRuntime>2h</maxRuntime><maxQueued>30m</maxQueued><deadline>1d</deadline></timeout>
                  <entrypoint>true</entrypoint>
                  <report>true</report>
                  <docs><short>Loads</short><long>Loads all</long><link>https://example.org/etl</link></docs>
                  <links><Logs>https://logs.example.org/{{.podName}}</Logs></links>
                  <triggers>
                    <nightly><name>Every night</name><cron>0 2 * * *</cron><timezone>Europe/Berlin</timezone>
                      <inputs><n>1</n></inputs><timeInput>at</timeInput><active>false</active><description>d</description>
                      <envVars><B>2</B></envVars><labels><team>a</team></labels><interruptible>false</interruptible><queue>q</queue>
                      <overwriteCache>true</overwriteCache></nightly>
                    <often><every>5m</every><startTime>2026-01-01T00:00:00Z</startTime></often>
                  </triggers>
                  <envVars><A>2</A></envVars>
                </load></tasks></etl></environments>
                """);

        TaskEntry entry = Objects.requireNonNull(environment.tasks().get("load"));
        assertThat(entry.className()).isEqualTo("org.example.Etl");
        assertThat(entry.methodName()).isEqualTo("loadAll");
        assertThat(entry.settings())
                .isEqualTo(TaskSettings.builder()
                        .shortName("Load")
                        .retries(new RetrySettings(3, Duration.ofSeconds(10), 2.0, Duration.ofMinutes(5)))
                        .timeout(new TimeoutSettings(Duration.ofHours(2), Duration.ofMinutes(30), Duration.ofDays(1)))
                        .entrypoint(true)
                        .report(true)
                        .docs(new DocSettings("Loads", "Loads all", "https://example.org/etl"))
                        .links(new TreeMap<>(Map.of("Logs", "https://logs.example.org/{{.podName}}")))
                        .envVars(new TreeMap<>(Map.of("A", "2")))
                        .triggers(new TreeMap<>(Map.of("nightly", nightly(), "often", often())))
                        .build());
    }

    private static TriggerSettings nightly() {
        return new TriggerSettings(
                "Every night",
                "0 2 * * *",
                "Europe/Berlin",
                null,
                null,
                new TreeMap<>(Map.of("n", "1")),
                "at",
                false,
                "d",
                new TreeMap<>(Map.of("B", "2")),
                new TreeMap<>(Map.of("team", "a")),
                false,
                "q",
                true);
    }

    private static TriggerSettings often() {
        return new TriggerSettings(
                "often",
                null,
                null,
                Duration.ofMinutes(5),
                Instant.parse("2026-01-01T00:00:00Z"),
                new TreeMap<>(),
                null,
                null,
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                null,
                null);
    }

    @Test
    void everyOptionOfAnImageIsKept() {
        FlyteModel model = Configured.model("""
                <registry>ghcr.io/team</registry>
                <images>
                  <runtime>
                    <base>eclipse-temurin:21-jre</base><tags>a b</tags><platforms>linux/amd64,linux/arm64</platforms>
                    <env><TZ>UTC</TZ></env><labels><owner>Team A</owner></labels><user>1000:1000</user>
                    <workingDirectory>/work</workingDirectory>
                    <layers><m><from>models</from><into>/opt</into><contentsOnly>true</contentsOnly><includes>*.bin</includes>
                      <excludes><e>*.tmp</e></excludes></m></layers>
                  </runtime>
                  <native>
                    <dockerfile>samples/Bodies.java</dockerfile><context>samples</context><buildArgs><CUDA>12</CUDA></buildArgs>
                    <target>run</target><engine>podman</engine><engineOptions>--network host</engineOptions>
                    <registry>localhost:5000</registry><name>jobs/native</name>
                  </native>
                </images>
                """);

        assertThat(model.images().get("runtime"))
                .isEqualTo(new ImageSettings(
                        "runtime",
                        "eclipse-temurin:21-jre",
                        null,
                        null,
                        new TreeMap<>(),
                        null,
                        null,
                        List.of(),
                        null,
                        "ghcr.io/team",
                        "jobs-runtime",
                        List.of("a", "b"),
                        List.of("linux/amd64", "linux/arm64"),
                        new TreeMap<>(Map.of("TZ", "UTC")),
                        new TreeMap<>(Map.of("owner", "Team A")),
                        new TreeMap<>(Map.of(
                                "m", new LayerSettings("models", "/opt", true, List.of("*.bin"), List.of("*.tmp")))),
                        "1000:1000",
                        "/work"));
        assertThat(model.images().get("native"))
                .satisfies(image -> assertThat(image.dockerfile()).isEqualTo("samples/Bodies.java"))
                .satisfies(image -> assertThat(image.context()).isEqualTo("samples"))
                .satisfies(image -> assertThat(image.buildArgs()).containsExactly(Map.entry("CUDA", "12")))
                .satisfies(image -> assertThat(image.target()).isEqualTo("run"))
                .satisfies(image -> assertThat(image.engine()).isEqualTo("podman"))
                .satisfies(image -> assertThat(image.engineOptions()).containsExactly("--network", "host"))
                .satisfies(image -> assertThat(image.registry()).isEqualTo("localhost:5000"))
                .satisfies(image -> assertThat(image.name()).isEqualTo("jobs/native"));
    }

    @Test
    void eachImageOfTheSettingsIsOneOfTheModelHoweverItWasSaid() {
        FlyteModel model = Configured.model("""
                <images><runtime><base>scratch</base></runtime></images>
                <environments>
                  <a><image>runtime</image></a>
                  <b><image>team</image></b>
                  <c><image>ghcr.io/team/ready:1</image></c>
                  <d><image><base>eclipse-temurin:25-jre</base></image>
                    <tasks><t><image><reference>ghcr.io/team/other:2</reference></image></t></tasks></d>
                  <e/>
                </environments>
                """);

        assertThat(model.environments())
                .extracting(environment -> environment.defaults().image())
                .containsExactly("runtime", "team", "ghcr.io/team/ready:1", "d.image", null);
        assertThat(model.environments().get(3).task("t").image()).isEqualTo("d.t.image");
        assertThat(model.images())
                .containsOnlyKeys("d.image", "d.t.image", "default", "ghcr.io/team/ready:1", "runtime", "team");
        assertThat(image(model, "d.image").name()).isEqualTo("jobs-d");
        assertThat(image(model, "d.t.image").reference()).isEqualTo("ghcr.io/team/other:2");
        assertThat(image(model, "team").reference()).isEqualTo("ghcr.io/team/jre:21");
        assertThat(image(model, "ghcr.io/team/ready:1").reference()).isEqualTo("ghcr.io/team/ready:1");
        assertThat(model.defaultImage().base()).isEqualTo("eclipse-temurin:17-jre");
    }

    @ParameterizedTest
    @CsvSource({
        "dns:///acme.flyte.example.org, acme",
        "https://acme.flyte.example.org:8443, acme",
        "flyte.example.org, flyte",
        "example.org:443, ''",
        "10.1.2.3:8090, ''",
        "127.0.0.1:8090, ''",
        "embedded, ''"
    })
    void theOrganisationIsTheFirstLabelOfALongHost(String endpoint, String org) {
        String[] properties = {"flyte.endpoint=" + endpoint, "flyte.project=p", "flyte.domain=d"};

        assertThat(Configured.model("", properties).target().org()).isEqualTo(org);
        assertThat(Configured.model("<org>mine</org>", properties).target().org())
                .isEqualTo("mine");
    }

    @Test
    void aTargetSaysHowItIsConnectedTo() {
        ConnectionSettings connection = Objects.requireNonNull(Configured.model(
                        "<insecureSkipVerify>true</insecureSkipVerify><caCertFile>samples/Bodies.java</caCertFile><serverId>s</serverId>",
                        "flyte.endpoint=localhost:8090",
                        "flyte.insecure=true")
                .target()
                .connection());

        assertThat(connection.endpoint()).isEqualTo("localhost:8090");
        assertThat(connection.insecure()).isTrue();
        assertThat(connection.insecureSkipVerify()).isTrue();
        assertThat(connection.caCertFile())
                .isEqualTo(Configured.PROJECT.directory().resolve("samples/Bodies.java"));
    }

    @Test
    void howToDeployIsRead() {
        FlyteModel model = Configured.model(
                "<copyStyle>all</copyStyle><environments><a/><b/></environments>",
                "flyte.only=b,elsewhere",
                "flyte.dryRun=true",
                "flyte.force=true",
                "flyte.plan.failOnChange=true",
                "flyte.allowSnapshots=true",
                "flyte.output=json",
                "flyte.explain=true",
                "flyte.deployAtEnd=false");

        assertThat(model.copyStyle()).isEqualTo(CopyStyle.ALL);
        assertThat(model.deploy())
                .isEqualTo(new DeploySettings(
                        new TreeSet<>(List.of("b", "elsewhere")), true, true, true, true, true, true, false));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "T4:2, T4, 2",
                "T4, T4, 1",
                "3, -, 3",
                "0, -, 0",
                "A100 80G:4, A100_80G, 4",
                "V5P, V5P, 1",
                "T4 shared:1, T4 shared, 1",
                "B300:16, B300, 16"
            })
    void anAcceleratorIsADeviceANumberOrBoth(String text, String device, Integer count) {
        assertThat(environment("<environments><etl><resources><gpu>" + text + "</gpu></resources></etl></environments>")
                        .defaults()
                        .resources()
                        .gpu())
                .isEqualTo(new AcceleratorSettings(device, count, null, null));
    }

    @Test
    void aDeviceOfAnotherKindTakesWhateverNumberAndPartItHas() {
        assertThat(environment("<environments><etl><resources><gpu><device>V5P</device><count>4</count><kind>tpu</kind>"
                                + "<partition>2x2x9</partition></gpu></resources></etl></environments>")
                        .defaults()
                        .resources()
                        .gpu())
                .isEqualTo(new AcceleratorSettings("V5P", 4, "tpu", "2x2x9"));
    }

    @Test
    void anEnvironmentMayOverrideTheCacheWhenItsTasksSayTheVersions() {
        EnvironmentSettings environment = environment("<environments><etl><cache>override</cache><tasks><t><cache>"
                + "<version>3</version></cache></t></tasks></etl></environments>");

        assertThat(environment.task("t").over(environment.defaults()).cache())
                .isEqualTo(new CacheSettings(CacheBehavior.OVERRIDE, "3", null, null, null));
    }

    private static ImageSettings image(FlyteModel model, String key) {
        return Objects.requireNonNull(model.images().get(key), key);
    }

    private static EnvironmentSettings environment(String xml) {
        assertThat(Configured.model(xml).environments()).hasSize(1);
        return Configured.model(xml).environments().get(0);
    }
}
