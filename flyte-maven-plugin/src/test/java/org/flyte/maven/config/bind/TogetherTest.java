package org.flyte.maven.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are right alone and wrong together, each with its whole text. */
class TogetherTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <cron>0 2 * * *</cron><every>5m</every> | FLYTE-156 TRIGGER<every>: a trigger fires by <cron> or by <every>, not by both. To mend it: remove one of them.
                    <every>5m</every><timezone>UTC</timezone> | FLYTE-156 TRIGGER<timezone>: a time zone belongs to <cron>, and there is none. To mend it: remove it, or set <cron>.
                    <cron>@daily</cron><startTime>2026-01-01T00:00:00Z</startTime> | FLYTE-156 TRIGGER<startTime>: a start belongs to <every>, and there is none. To mend it: remove it, or set <every>.
                    <timeInput>at</timeInput> | FLYTE-156 TRIGGER<timeInput>: a trigger without <cron> and <every> has no time of its own. To mend it: remove it, or set <cron> or <every>.
                    <cron>@daily</cron><timeInput>at</timeInput><inputs><at>1</at></inputs> | FLYTE-156 TRIGGER<timeInput>: the input at stands in <inputs> too. To mend it: remove it there, or name another input here.
                    <cron>@daily</cron><labels><a.b>c d</a.b></labels> | FLYTE-141 TRIGGER<labels><a.b>: 'c d' is not a value that Kubernetes takes for a label. To mend it: use letters, digits, -, _ and ., 63 at most, begin and end with a letter or digit.
                    <cron>daily</cron> | FLYTE-134 TRIGGER<cron>: 'daily' has 1 field, a cron expression has five. To mend it: write minute, hour, day of the month, month and day of the week, such as 0 2 * * *.
                    """)
    void inATrigger(String trigger, String error) {
        String xml = "<environments><etl><tasks><load><triggers><nightly>" + trigger
                + "</nightly></triggers></load></tasks></etl></environments>";

        assertThat(Configured.errors(xml))
                .containsExactly(error.replace("TRIGGER", "<environments><etl><tasks><load><triggers><nightly>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <resources><cpu><request>3</request><limit>2500m</limit></cpu></resources> | FLYTE-132 ENV<resources><cpu><request>: the request 3 is above the limit 2500m. To mend it: raise the limit or lower the request.
                    <resources><memory>2GB</memory></resources> | FLYTE-131 ENV<resources><memory>: '2GB' is not an amount of bytes. To mend it: write 2Gi.
                    <resources><shm>lots</shm></resources> | FLYTE-131 ENV<resources><shm>: 'lots' is not an amount of bytes. To mend it: write bytes with a suffix, such as 512Mi, 2Gi or 2G.
                    <cache>override</cache> | FLYTE-145 ENV<cache>: override needs a version, and nobody said one. To mend it: set <version> beside <behavior>, or write auto to have it computed.
                    <secrets><a><key>k</key><asEnvVar>db</asEnvVar></a></secrets> | FLYTE-137 ENV<secrets><a><asEnvVar>: 'db' is not a variable that Flyte takes for a secret. To mend it: use capital letters, digits and _, and begin with no digit.
                    <secrets><a><mount>/etc/mine</mount></a></secrets> | FLYTE-137 ENV<secrets><a><mount>: '/etc/mine' is not the folder that Flyte puts secrets into. To mend it: write /etc/flyte/secrets, or <asEnvVar> instead.
                    <secrets><a><key>db pass</key></a></secrets> | FLYTE-137 ENV<secrets><a><key>: 'db pass' is not a name that a secret can have. To mend it: use letters, digits, ., _ and -.
                    <secrets><a><key>db.pass</key></a></secrets> | FLYTE-137 ENV<secrets><a>: its variable would be 'DB.PASS', which Flyte does not take. To mend it: set <asEnvVar>.
                    <secrets><a><mount>/etc/flyte/secrets</mount><asEnvVar>A</asEnvVar></a></secrets> | FLYTE-156 ENV<secrets><a><mount>: a secret goes into a variable or into a file, not into both. To mend it: remove <mount> or <asEnvVar>, or add a second secret with this key.
                    <secrets><a><key>x</key></a><b><key>X</key></b></secrets> | FLYTE-153 ENV<secrets><b>: its variable X is that of <a> too. To mend it: set another <asEnvVar> for one of them.
                    <secrets><x/></secrets><envVars><X>1</X></envVars> | FLYTE-153 ENV<secrets><x>: its variable X stands in <envVars> too. To mend it: remove it there, or set another <asEnvVar>.
                    <envVars><a.b>1</a.b></envVars><image>runtme</image> | FLYTE-149 ENV<image>: there is no image 'runtme'; known: default, runtime, team. To mend it: write runtime.
                    <image>spark</image> | FLYTE-149 ENV<image>: there is no image 'spark'; known: default, runtime, team. To mend it: declare it in <images>, or write a reference with its tag, such as spark:1.
                    <image>ghcr.io/Spark:1</image> | FLYTE-143 ENV<image>: 'ghcr.io/Spark:1' is not the reference of an image. To mend it: write it like ghcr.io/team/name:tag or name@sha256:<digest>, in lower case.
                    <dependsOn>tran</dependsOn> | FLYTE-150 ENV<dependsOn>: there is no environment 'tran'; known: elsewhere, etl, train. To mend it: write train.
                    <dependsOn>reporting</dependsOn> | FLYTE-150 ENV<dependsOn>: there is no environment 'reporting'; known: elsewhere, etl, train. To mend it: write one of them, or declare it in <environments>.
                    <dependsOn>etl</dependsOn> | FLYTE-151 ENV<dependsOn>: etl depends on itself. To mend it: remove one <dependsOn> of them.
                    <dependsOn>train</dependsOn> | FLYTE-151 <environments><train><dependsOn>: environments depend on each other in a circle: etl → train → etl. To mend it: remove one <dependsOn> of them.
                    <name>train</name> | FLYTE-107 <environments><train>: its name on the wire, train, is that of <etl> too. To mend it: give one of them another <name>.
                    <name>Etl</name> | FLYTE-106 ENV<name>: 'Etl' is not a name that Flyte takes for an environment. To mend it: use lower case letters and digits, parted by single - or _, 63 at most; <name> sets the name on the wire.
                    <podTemplate>pods/absent.yaml</podTemplate> | FLYTE-157 ENV<podTemplate>: there is no pod template 'pods/absent.yaml'. To mend it: write its path, absolute or from the module's folder.
                    <podTemplate>Big Pod</podTemplate> | FLYTE-140 ENV<podTemplate>: 'Big Pod' is not a name that Kubernetes takes. To mend it: use lower case letters, digits, - and ., and begin and end with a letter or digit.
                    <jvm><profile>fast</profile></jvm> | FLYTE-147 ENV<jvm><profile>: 'fast' is none of startup, throughput. To mend it: write one of them.
                    <jvm><flags>Xmx1g</flags></jvm> | FLYTE-147 ENV<jvm><flags>: 'Xmx1g' is not a flag of the JVM. To mend it: begin it with -, such as -Xss4m; each flag is an element of its own, or a word of the text.
                    <classes>org/example/*</classes> | FLYTE-139 ENV<classes>: 'org/example/*' is not a glob of class names. To mend it: write names with their package, such as org.example.etl.* or org.example.**.
                    <interruptible>maybe</interruptible> | FLYTE-114 ENV<interruptible>: 'maybe' is neither true nor false. To mend it: write true or false.
                    """)
    void inAnEnvironment(String environment, String error) {
        String xml = "<images><runtime><base>scratch</base></runtime></images><environments><etl>" + environment
                + "</etl><train><dependsOn>etl</dependsOn></train></environments>";

        assertThat(Configured.errors(xml)).containsExactly(error.replace("ENV<", "<environments><etl><"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <retries>-1</retries> | FLYTE-130 TASK<retries>: '-1' is no whole number from 0 up. To mend it: write 0 or more, without a fraction.
                    <retries><count>3</count><backoff><base>5s</base><factor>2</factor></backoff></retries> | FLYTE-144 TASK<retries><backoff><factor>: the waits would grow without end. To mend it: set <cap> beside <factor>, such as 5m.
                    <retries><count>3</count><backoff><cap>5s</cap></backoff></retries> | FLYTE-144 TASK<retries><backoff>: nobody said the first wait. To mend it: set <base> in <backoff>, such as 10s.
                    <retries><backoff><base>5s</base><factor>0.5</factor></backoff></retries> | FLYTE-130 TASK<retries><backoff><factor>: '0.5' is no number from 1 up. To mend it: write 1 or more, such as 2 or 1.5.
                    <timeout>soon</timeout> | FLYTE-112 TASK<timeout>: 'soon' is not a duration. To mend it: write 30s, 5m, 2h, 1d, 1h30m or ISO-8601 such as PT5M.
                    <method>load</method> | FLYTE-156 TASK<method>: a method without its class says nothing. To mend it: set <class> beside <method>, or annotate the method with @Task.
                    <resources><memory>5Gi</memory></resources> | FLYTE-132 TASK<resources><memory>: the request 5Gi is above the limit 4Gi. To mend it: raise the limit or lower the request.
                    <secrets><own><asEnvVar>PASSWORD</asEnvVar></own></secrets> | FLYTE-153 TASK<secrets><own>: its variable PASSWORD is that of <password> too. To mend it: set another <asEnvVar> for one of them.
                    <docs><link>wiki</link></docs> | FLYTE-142 TASK<docs><link>: 'wiki' is not the address of a page. To mend it: write it with https:// or http://.
                    <links><Logs>/logs</Logs></links> | FLYTE-142 TASK<links><Logs>: '/logs' is not the address of a page. To mend it: write it with https:// or http://; {{.executionName}} and the like are filled in.
                    <cache>auto</cache><triggers><t><cron>@daily</cron><timeInput>at</timeInput><inputs><n>1</n></inputs></t></triggers> | FLYTE-158 TASK<triggers><t><timeInput>: the task is cached, and the trigger has other inputs beside its own time. To mend it: remove <inputs> or <timeInput>, or set <cache>disable</cache> for the task.
                    <triggers><a><name>b</name></a><b/></triggers> | FLYTE-154 TASK<triggers><b>: its name in Flyte, b, is that of <a> too. To mend it: give one of them another <name>.
                    """)
    void inATask(String task, String error) {
        String xml =
                "<environments><etl><resources><memory><request>1Gi</request><limit>4Gi</limit></memory></resources>"
                        + "<secrets><password/></secrets><tasks><load>" + task + "</load></tasks></etl></environments>";

        assertThat(Configured.errors(xml)).containsExactly(error.replace("TASK<", "<environments><etl><tasks><load><"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <name>jobs</name> | FLYTE-155 IMAGE: it has neither base nor dockerfile nor reference. To mend it: say exactly one of <base>, <dockerfile> and <reference>.
                    <base>scratch</base><reference>a:1</reference> | FLYTE-155 IMAGE: it has base and reference. To mend it: say exactly one of <base>, <dockerfile> and <reference>.
                    <reference>a:1</reference><user>app</user> | FLYTE-156 IMAGE<user>: an image with <reference> is used as it is. To mend it: remove it, or write <base> instead of <reference>.
                    <base>a:1</base><target>build</target> | FLYTE-156 IMAGE<target>: it belongs to <dockerfile>, and there is none. To mend it: remove it, or set <dockerfile>.
                    <dockerfile>Dockerfile.absent</dockerfile> | FLYTE-157 IMAGE<dockerfile>: there is no Dockerfile 'Dockerfile.absent'. To mend it: write its path, absolute or from the module's folder.
                    <base>a:1</base><name>jobs-default</name> | FLYTE-152 IMAGE: its repository jobs-default is that of default too. To mend it: give one of them another <name>.
                    <base>a:1</base><layers><m><from>models</from></m></layers> | FLYTE-156 IMAGE<layers><m>: a layer needs <from> and <into>, and <into> is missing. To mend it: set <into>.
                    <base>a:1</base><layers><m><from>models</from><into>opt</into></m></layers> | FLYTE-148 IMAGE<layers><m><into>: 'opt' is not an absolute path in the image. To mend it: begin it with /, and leave .. out.
                    <base>a:1</base><platforms>macos/arm64</platforms> | FLYTE-143 IMAGE<platforms>: 'macos/arm64' is not a platform that Flyte's containers have. To mend it: write linux/amd64 or linux/arm64.
                    <base>a:1</base><tags>a:b</tags> | FLYTE-143 IMAGE<tags>: 'a:b' is not a tag that registries take. To mend it: use letters, digits, ., _ and -, 128 at most, and begin with no . or -.
                    <base>A</base> | FLYTE-143 IMAGE<base>: 'A' is not the reference of an image. To mend it: write it like ghcr.io/team/name:tag or name@sha256:<digest>, in lower case.
                    """)
    void inAnImage(String image, String error) {
        assertThat(Configured.errors("<images><runtime>" + image + "</runtime></images>"))
                .containsExactly(error.replace("IMAGE", "<images><runtime>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    T4:9  | FLYTE-133 GPU: no machine has 9 of T4. To mend it: write 1 to 8.
                    T4:0  | FLYTE-133 GPU: no machine has 0 of T4. To mend it: write 1 to 8.
                    Trn1:2 | FLYTE-133 GPU: no machine has 2 of Trn1. To mend it: write 1, 4, 8, 16.
                    A2:2  | FLYTE-133 GPU: no machine has 2 of A2. To mend it: write 1.
                    t4:2  | FLYTE-133 GPU: Flyte knows no device 't4'. To mend it: write T4.
                    T4:   | FLYTE-133 GPU: 'T4:' is not an accelerator. To mend it: write a device and how many, such as T4:2, or one of both.
                    -2    | FLYTE-133 GPU: '-2' is not an accelerator. To mend it: write a device and how many, such as T4:2, or one of both.
                    Mine:0 | FLYTE-133 GPU: no machine has 0 of Mine. To mend it: write a number from 1 up.
                    <device>T4:2</device><count>3</count> | FLYTE-156 GPU<device>: 'T4:2' says another number than <count>3</count>. To mend it: say it once.
                    <device>H100</device><partition>1g.5gb</partition> | FLYTE-133 GPU<partition>: a H100 has no part '1g.5gb'. To mend it: write one of 1g.10gb, 1g.20gb, 2g.20gb, 3g.40gb, 4g.40gb, 7g.80gb.
                    <device>T4</device><partition>1g.5gb</partition> | FLYTE-133 GPU<partition>: a T4 has no part '1g.5gb'. To mend it: remove it.
                    <device>X</device><kind>cpu</kind> | FLYTE-147 GPU<kind>: 'cpu' is none of gpu, tpu, neuron, amd, habana. To mend it: write gpu.
                    """)
    void inAnAccelerator(String gpu, String error) {
        String xml = "<environments><etl><resources><gpu>" + gpu + "</gpu></resources></etl></environments>";

        assertThat(Configured.errors(xml)).containsExactly(error.replace("GPU", "<environments><etl><resources><gpu>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    flyte.endpoint=ftp://x | FLYTE-102 -Dflyte.endpoint: 'ftp://x' is not an address. To mend it: write dns:///host, https://host, host:port or embedded.
                    flyte.caCertFile=absent.pem | FLYTE-157 -Dflyte.caCertFile: there is no file of certificates 'absent.pem'. To mend it: write its path, absolute or from the module's folder.
                    flyte.insecure=yes | FLYTE-114 -Dflyte.insecure: 'yes' is neither true nor false. To mend it: write true or false.
                    flyte.only=elt | FLYTE-150 -Dflyte.only: there is no environment 'elt'; known: elsewhere, etl. To mend it: write etl.
                    flyte.output=xml | FLYTE-147 -Dflyte.output: 'xml' is none of text, json. To mend it: write one of them.
                    flyte.copyStyle=some | FLYTE-116 -Dflyte.copyStyle: 'some' is no way to copy code. To mend it: write classes, all or none.
                    flyte.copyStyle=none | FLYTE-117 <deployVersion>: with copyStyle none all code is in the image, and nobody said its version. To mend it: set <deployVersion> in the plugin's configuration or -Dflyte.deployVersion.
                    flyte.registry=https://ghcr.io | FLYTE-143 -Dflyte.registry: 'https://ghcr.io' is not a registry. To mend it: write its host, with port and path if wanted, such as registry.example.org:5000/team, without https://.
                    flyte.run.name=Run_1 | FLYTE-111 -Dflyte.run.name: 'Run_1' is not a name that Flyte takes for a run. To mend it: begin with a lower case letter, go on with lower case letters, digits and dashes, 30 at most.
                    flyte.run.timeout=0s | FLYTE-112 -Dflyte.run.timeout: '0s' is no time at all. To mend it: write 30s, 5m, 2h, 1d, 1h30m or ISO-8601 such as PT5M.
                    """)
    void onTheCommandLine(String property, String error) {
        assertThat(Configured.errors("<environments><etl/></environments>", property))
                .containsExactly(error);
    }

    @Test
    void aSnapshotIsNotForProductionUnlessAllowed() {
        String[] properties = {"flyte.domain=production", "flyte.deployVersion=1.0-SNAPSHOT"};

        assertThat(Configured.errors("", properties))
                .containsExactly(
                        "FLYTE-159 -Dflyte.deployVersion: '1.0-SNAPSHOT' will be another thing tomorrow, and the domain is"
                                + " production. To mend it: deploy a release, leave <deployVersion> out to have it computed, or set"
                                + " <allowSnapshots>.");
        assertThat(Configured.model("<allowSnapshots>true</allowSnapshots>", properties)
                        .deployVersion())
                .isEqualTo("1.0-SNAPSHOT");
        assertThat(Configured.model("", "flyte.deployVersion=1.0-SNAPSHOT").deployVersion())
                .isEqualTo("1.0-SNAPSHOT");
    }

    @Test
    void textsAreNoLongerThanFlyteKeepsThem() {
        String xml = "<environments><etl><description>" + "d".repeat(256) + "</description><tasks><load><shortName>"
                + "s".repeat(64) + "</shortName><docs><short>" + "d".repeat(256) + "</short><long>" + "d".repeat(2049)
                + "</long></docs></load></tasks></etl></environments>";

        assertThat(Configured.errors(xml, "flyte.project=" + "p".repeat(64), "flyte.deployVersion=" + "v".repeat(64)))
                .containsExactly(
                        "FLYTE-160 -Dflyte.project: '" + "p".repeat(64)
                                + "' is longer than the 63 characters that Flyte takes. To mend it: write its identifier, 63"
                                + " characters at most.",
                        "FLYTE-108 -Dflyte.deployVersion: '" + "v".repeat(64)
                                + "' has 64 characters, Flyte takes 63. To mend it: write a shorter version.",
                        "FLYTE-146 <environments><etl><tasks><load><shortName>: it has 64 characters, Flyte takes 63. To mend it:"
                                + " write 63 characters at most.",
                        "FLYTE-146 <environments><etl><tasks><load><docs><short>: it has 256 characters, Flyte takes 255. To mend"
                                + " it: write 255 characters at most.",
                        "FLYTE-146 <environments><etl><tasks><load><docs><long>: it has 2049 characters, Flyte takes 2048. To mend"
                                + " it: write 2048 characters at most.",
                        "FLYTE-146 <environments><etl><description>: it has 256 characters, Flyte takes 255. To mend it: write 255"
                                + " characters at most.");
    }

    @Test
    void aLongCircleIsSpelledOutOnceWhereItCloses() {
        assertThat(Configured.errors("<environments><a><dependsOn>b</dependsOn></a><b><dependsOn>c</dependsOn></b>"
                        + "<c><dependsOn><env>b</env></dependsOn></c></environments>"))
                .containsExactly(
                        "FLYTE-151 <environments><c><dependsOn><env>: environments depend on each other in a circle:"
                                + " b → c → b. To mend it: remove one <dependsOn> of them.");
    }
}
