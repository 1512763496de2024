package org.flyte.maven.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of value: what is taken, and what is said of what is not. */
class ValueTextTest {
    private static final Map<String, Kind<?>> KINDS = Map.ofEntries(
            Map.entry("truth", NumberText.TRUTH),
            Map.entry("count", NumberText.atLeast(0)),
            Map.entry("factor", NumberText.decimalAtLeast(1)),
            Map.entry("duration", DurationText.DURATION),
            Map.entry("positive", DurationText.POSITIVE),
            Map.entry("minutes", DurationText.MINUTES),
            Map.entry("zone", TimeText.ZONE),
            Map.entry("instant", TimeText.INSTANT),
            Map.entry("cache", CacheText.BEHAVIOR),
            Map.entry("choice", Choice.of(List.of("startup", "throughput"))),
            Map.entry("environment", NameText.ENVIRONMENT),
            Map.entry("task", NameText.TASK),
            Map.entry("class", NameText.CLASS),
            Map.entry("method", NameText.METHOD),
            Map.entry("envVar", NameText.ENV_VAR),
            Map.entry("kubernetes", NameText.KUBERNETES),
            Map.entry("queue", NameText.QUEUE),
            Map.entry("labelKey", LabelText.KEY),
            Map.entry("labelValue", LabelText.VALUE),
            Map.entry("page", LinkText.PAGE),
            Map.entry("template", LinkText.TEMPLATE),
            Map.entry("reference", ImageText.REFERENCE),
            Map.entry("registry", ImageText.REGISTRY_AND_PATH),
            Map.entry("repository", ImageText.NAME),
            Map.entry("tag", ImageText.TAG),
            Map.entry("platform", ImageText.PLATFORM),
            Map.entry("user", ImageText.USER),
            Map.entry("folder", ImageText.ABSOLUTE));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    truth       | true          | = true
                    truth       | false         | = false
                    truth       | yes           | FLYTE-114 'yes' is neither true nor false -> write true or false
                    truth       | True          | FLYTE-114 'True' is neither true nor false -> write true or false
                    count       | 0             | = 0
                    count       | 2147483647    | = 2147483647
                    count       | 2147483648    | FLYTE-130 '2147483648' is no whole number from 0 up -> write 0 or more, without a fraction
                    count       | -1            | FLYTE-130 '-1' is no whole number from 0 up -> write 0 or more, without a fraction
                    count       | 1.5           | FLYTE-130 '1.5' is no whole number from 0 up -> write 0 or more, without a fraction
                    count       | three         | FLYTE-130 'three' is no whole number from 0 up -> write 0 or more, without a fraction
                    factor      | 1             | = 1.0
                    factor      | 1.5           | = 1.5
                    factor      | 0.5           | FLYTE-130 '0.5' is no number from 1 up -> write 1 or more, such as 2 or 1.5
                    factor      | NaN           | FLYTE-130 'NaN' is no number from 1 up -> write 1 or more, such as 2 or 1.5
                    factor      | Infinity      | FLYTE-130 'Infinity' is no number from 1 up -> write 1 or more, such as 2 or 1.5
                    choice      | startup       | = startup
                    choice      | startpu       | FLYTE-147 'startpu' is none of startup, throughput -> write startup
                    choice      | fast          | FLYTE-147 'fast' is none of startup, throughput -> write one of them
                    cache       | auto          | = AUTO
                    cache       | Enabled       | = AUTO
                    cache       | on            | = AUTO
                    cache       | true          | = AUTO
                    cache       | override      | = OVERRIDE
                    cache       | disable       | = DISABLE
                    cache       | off           | = DISABLE
                    cache       | none          | = DISABLE
                    cache       | disabled      | FLYTE-147 'disabled' is none of auto, override, disable -> write disable
                    cache       | always        | FLYTE-147 'always' is none of auto, override, disable -> write one of them
                    """)
    void truthsNumbersAndChoices(String kind, String text, String said) {
        assertSaid(kind, text, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    duration | 30s                       | = PT30S
                    duration | 5m                        | = PT5M
                    duration | 1h30m                     | = PT1H30M
                    duration | 1d12h                     | = PT36H
                    duration | PT1.5S                    | = PT1.5S
                    duration | 0s                        | = PT0S
                    duration | 90                        | FLYTE-112 '90' is not a duration -> write 30s, 5m, 2h, 1d, 1h30m or ISO-8601 such as PT5M
                    duration | 5 minutes                 | FLYTE-112 '5 minutes' is not a duration -> write 30s, 5m, 2h, 1d, 1h30m or ISO-8601 such as PT5M
                    duration | 30m1h                     | FLYTE-112 '30m1h' is not a duration -> write 30s, 5m, 2h, 1d, 1h30m or ISO-8601 such as PT5M
                    duration | PT-5M                     | FLYTE-112 'PT-5M' is negative -> write 30s, 5m, 2h, 1d, 1h30m or ISO-8601 such as PT5M
                    duration | -5m                       | FLYTE-112 '-5m' is not a duration -> write 30s, 5m, 2h, 1d, 1h30m or ISO-8601 such as PT5M
                    positive | 0s                        | FLYTE-112 '0s' is no time at all -> write 30s, 5m, 2h, 1d, 1h30m or ISO-8601 such as PT5M
                    minutes  | 1m                        | = PT1M
                    minutes  | 120s                      | = PT2M
                    minutes  | 2h                        | = PT2H
                    minutes  | 90s                       | FLYTE-112 '90s' is not a number of whole minutes -> write 1m or more, such as 5m, 2h or 1d
                    minutes  | 0m                        | FLYTE-112 '0m' is not a number of whole minutes -> write 1m or more, such as 5m, 2h or 1d
                    minutes  | 30s                       | FLYTE-112 '30s' is not a number of whole minutes -> write 1m or more, such as 5m, 2h or 1d
                    zone     | UTC                       | = UTC
                    zone     | Europe/Berlin             | = Europe/Berlin
                    zone     | America/Argentina/Ushuaia | = America/Argentina/Ushuaia
                    zone     | Europe/Berln              | FLYTE-135 'Europe/Berln' is not a time zone of the IANA database -> write Europe/Berlin
                    zone     | america/new_york          | FLYTE-135 'america/new_york' is not a time zone of the IANA database -> write America/New_York
                    zone     | +01:00                    | FLYTE-135 '+01:00' is not a time zone of the IANA database -> write a name such as UTC or Europe/Berlin
                    zone     | SystemV/EST5              | FLYTE-135 'SystemV/EST5' is not a time zone of the IANA database -> write a name such as UTC or Europe/Berlin
                    instant  | 2026-01-31T02:00:00Z      | = 2026-01-31T02:00:00Z
                    instant  | 2026-01-31T02:00+01:00    | = 2026-01-31T01:00:00Z
                    instant  | 2026-01-31T02:00:00       | FLYTE-136 '2026-01-31T02:00:00' is not a point in time with its offset -> write it like 2026-01-31T02:00:00Z or 2026-01-31T02:00:00+01:00
                    instant  | 2026-02-30T02:00:00Z      | FLYTE-136 '2026-02-30T02:00:00Z' is not a point in time with its offset -> write it like 2026-01-31T02:00:00Z or 2026-01-31T02:00:00+01:00
                    instant  | tomorrow                  | FLYTE-136 'tomorrow' is not a point in time with its offset -> write it like 2026-01-31T02:00:00Z or 2026-01-31T02:00:00+01:00
                    """)
    void times(String kind, String text, String said) {
        assertSaid(kind, text, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    environment | etl-2_b        | = etl-2_b
                    environment | Etl            | FLYTE-106 'Etl' is not a name that Flyte takes for an environment -> use lower case letters and digits, parted by single - or _, 63 at most; <name> sets the name on the wire
                    environment | a--b           | FLYTE-106 'a--b' is not a name that Flyte takes for an environment -> use lower case letters and digits, parted by single - or _, 63 at most; <name> sets the name on the wire
                    environment | etl-           | FLYTE-106 'etl-' is not a name that Flyte takes for an environment -> use lower case letters and digits, parted by single - or _, 63 at most; <name> sets the name on the wire
                    task        | myTask_1-b     | = myTask_1-b
                    task        | 1st            | FLYTE-139 '1st' is not a name that a task can have -> use letters, digits, _ and -, and begin with a letter or _
                    class       | org.ex.Etl$In  | = org.ex.Etl$In
                    class       | Etl            | = Etl
                    class       | org..Etl       | FLYTE-139 'org..Etl' is not the name of a class -> write it with its package, such as org.example.Etl, and a nested class as org.example.Etl$Load
                    class       | org/ex/Etl     | FLYTE-139 'org/ex/Etl' is not the name of a class -> write it with its package, such as org.example.Etl, and a nested class as org.example.Etl$Load
                    method      | load           | = load
                    method      | load()         | FLYTE-139 'load()' is not the name of a method -> write its name alone, without class and parameters
                    envVar      | MY_ENV         | = MY_ENV
                    envVar      | log.level      | = log.level
                    envVar      | 2FAST          | FLYTE-138 '2FAST' is not a name that Kubernetes takes for an environment variable -> use letters, digits, _, - and ., and begin with no digit
                    envVar      | A=B            | FLYTE-138 'A=B' is not a name that Kubernetes takes for an environment variable -> use letters, digits, _, - and ., and begin with no digit
                    kubernetes  | flyte.runner-2 | = flyte.runner-2
                    kubernetes  | Runner         | FLYTE-140 'Runner' is not a name that Kubernetes takes -> use lower case letters, digits, - and ., and begin and end with a letter or digit
                    queue       | gpu_Big        | = gpu_Big
                    queue       | gpu big        | FLYTE-140 'gpu big' is not a name of a queue -> use letters, digits, -, _ and ., 63 at most, and begin and end with a letter or digit
                    labelKey    | team           | = team
                    labelKey    | example.org/t  | = example.org/t
                    labelKey    | Example_Org/t  | FLYTE-141 'Example_Org/t' is not a key that Kubernetes takes for a label -> use letters, digits, -, _ and ., 63 at most, begin and end with a letter or digit; a prefix such as example.org/ may stand before it
                    labelKey    | a/b/c          | FLYTE-141 'a/b/c' is not a key that Kubernetes takes for a label -> use letters, digits, -, _ and ., 63 at most, begin and end with a letter or digit; a prefix such as example.org/ may stand before it
                    labelValue  | a b            | FLYTE-141 'a b' is not a value that Kubernetes takes for a label -> use letters, digits, -, _ and ., 63 at most, begin and end with a letter or digit
                    page        | https://x.org/a | = https://x.org/a
                    page        | x.org          | FLYTE-142 'x.org' is not the address of a page -> write it with https:// or http://
                    page        | https:///a     | FLYTE-142 'https:///a' is not the address of a page -> write it with https:// or http://
                    template    | https://logs.org/{{.executionName}}?a={{.podName}} | = https://logs.org/{{.executionName}}?a={{.podName}}
                    template    | logs/{{.executionName}} | FLYTE-142 'logs/{{.executionName}}' is not the address of a page -> write it with https:// or http://; {{.executionName}} and the like are filled in
                    """)
    void names(String kind, String text, String said) {
        assertSaid(kind, text, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    reference  | ghcr.io/team/etl:1    | = ghcr.io/team/etl:1
                    reference  | eclipse-temurin       | = eclipse-temurin
                    reference  | localhost:5000/a/b    | = localhost:5000/a/b
                    reference  | ghcr.io/Team/etl      | FLYTE-143 'ghcr.io/Team/etl' is not the reference of an image -> write it like ghcr.io/team/name:tag or name@sha256:<digest>, in lower case
                    reference  | etl:                  | FLYTE-143 'etl:' is not the reference of an image -> write it like ghcr.io/team/name:tag or name@sha256:<digest>, in lower case
                    reference  | https://ghcr.io/etl:1 | FLYTE-143 'https://ghcr.io/etl:1' is not the reference of an image -> write it like ghcr.io/team/name:tag or name@sha256:<digest>, in lower case
                    registry   | registry.example.org:5000/team/a | = registry.example.org:5000/team/a
                    registry   | localhost             | = localhost
                    registry   | [::1]:5000            | = [::1]:5000
                    registry   | https://ghcr.io       | FLYTE-143 'https://ghcr.io' is not a registry -> write its host, with port and path if wanted, such as registry.example.org:5000/team, without https://
                    registry   | ghcr.io/Team          | FLYTE-143 'ghcr.io/Team' is not a registry -> write its host, with port and path if wanted, such as registry.example.org:5000/team, without https://
                    repository | team/etl_2            | = team/etl_2
                    repository | Etl                   | FLYTE-143 'Etl' is not a name that registries take for a repository -> use lower case letters and digits, parted by ., _ or -, and / between its parts
                    tag        | v1.2_3                | = v1.2_3
                    tag        | .v1                   | FLYTE-143 '.v1' is not a tag that registries take -> use letters, digits, ., _ and -, 128 at most, and begin with no . or -
                    platform   | linux/arm64           | = linux/arm64
                    platform   | linux/arm/v7          | = linux/arm/v7
                    platform   | windows/amd64         | FLYTE-143 'windows/amd64' is not a platform that Flyte's containers have -> write linux/amd64 or linux/arm64
                    platform   | amd64                 | FLYTE-143 'amd64' is not a platform that Flyte's containers have -> write linux/amd64 or linux/arm64
                    user       | 1000:1000             | = 1000:1000
                    user       | app user              | FLYTE-143 'app user' is neither user nor user:group -> write names or numbers, such as 1000 or app:app
                    folder     | /opt/models           | = /opt/models
                    folder     | opt/models            | FLYTE-148 'opt/models' is not an absolute path in the image -> begin it with /, and leave .. out
                    folder     | /opt/../etc           | FLYTE-148 '/opt/../etc' is not an absolute path in the image -> begin it with /, and leave .. out
                    """)
    void images(String kind, String text, String said) {
        assertSaid(kind, text, said);
    }

    private static void assertSaid(String kind, String text, String said) {
        assertThat(Said.of(Objects.requireNonNull(KINDS.get(kind), kind), text)).isEqualTo(said);
    }
}
