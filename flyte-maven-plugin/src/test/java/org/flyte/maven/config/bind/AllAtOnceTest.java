package org.flyte.maven.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No error hides another, and the report does not depend on the order in which Maven merged the elements. */
class AllAtOnceTest {
    private static final List<String> ENVIRONMENTS = List.of(
            "<one><resources><cpu>much</cpu><memory>2GB</memory><gpu>T4:9</gpu></resources></one>",
            "<two><descripton/><image>runtme</image><dependsOn>three</dependsOn></two>",
            "<three><dependsOn>two</dependsOn><serviceAccount>The Runner</serviceAccount></three>",
            "<four><cache>override</cache><secrets><a><asEnvVar>lower</asEnvVar></a></secrets></four>",
            "<five><name>one</name><podTemplate>absent.yml</podTemplate><envVars><A..B/></envVars></five>",
            "<six><nmae>x</nmae><tasks><load><retries>often</retries><timeout>soon</timeout>"
                    + "<triggers><t><cron>* * * * 7</cron><timezone>Mars</timezone><labels><k>a b</k></labels></t></triggers>"
                    + "<links><Logs>none</Logs></links></load></tasks></six>");
    private static final List<String> IMAGES =
            List.of("<runtime><base>A</base><user>a b</user></runtime>", "<nothing><tags>.x</tags></nothing>");
    private static final List<String> CODES = List.of(
            "FLYTE-104",
            "FLYTE-104",
            "FLYTE-114",
            "FLYTE-108",
            "FLYTE-155",
            "FLYTE-143",
            "FLYTE-143",
            "FLYTE-143",
            "FLYTE-157",
            "FLYTE-107",
            "FLYTE-137",
            "FLYTE-145",
            "FLYTE-131",
            "FLYTE-131",
            "FLYTE-133",
            "FLYTE-130",
            "FLYTE-112",
            "FLYTE-142",
            "FLYTE-134",
            "FLYTE-135",
            "FLYTE-141",
            "FLYTE-140",
            "FLYTE-149",
            "FLYTE-151",
            "FLYTE-150");

    @Test
    void twentyFiveErrorsAreTwentyFiveLines() {
        List<String> errors = Configured.errors(pom(ENVIRONMENTS, IMAGES));

        assertThat(errors).extracting(error -> error.substring(0, 9)).containsExactlyInAnyOrderElementsOf(CODES);
        assertThat(errors).hasSize(25).doesNotHaveDuplicates().noneMatch(error -> error.contains("null"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theyComeInOneOrderHoweverTheElementsAreMerged(int seed) {
        List<String> environments = new ArrayList<>(ENVIRONMENTS);
        List<String> images = new ArrayList<>(IMAGES);
        Collections.shuffle(environments, new Random(seed));
        Collections.shuffle(images, new Random(seed));

        assertThat(Configured.errors(pom(environments, images)))
                .isEqualTo(Configured.errors(pom(ENVIRONMENTS, IMAGES)));
    }

    private static String pom(List<String> environments, List<String> images) {
        return "<insecure>perhaps</insecure><deployVersion>" + "v".repeat(64)
                + "</deployVersion><only>eight</only><environments>"
                + environments.stream().collect(Collectors.joining()) + "</environments><images>"
                + images.stream().collect(Collectors.joining()) + "</images>";
    }
}
