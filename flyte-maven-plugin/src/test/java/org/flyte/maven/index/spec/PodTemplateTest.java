package org.flyte.maven.index.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flyte.idl.core.K8sPod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the SDK makes of a pod is held against it by SdkSpecsTest; here are the forms of a file. */
class PodTemplateTest {
    @TempDir
    Path folder;

    @Test
    void whatEndsLikeYamlIsAFile() {
        assertThat(PodTemplate.isFile("src/pod.yaml")).isTrue();
        assertThat(PodTemplate.isFile("POD.YML")).isTrue();
        assertThat(PodTemplate.isFile("yaml")).isFalse();
    }

    @Test
    void eachFormOfAPodIsTheSamePod() throws Exception {
        K8sPod pod = read("metadata: {labels: {a: b}}\nspec: {containers: [{name: primary}]}")
                .pod();
        assertThat(
                        read("apiVersion: v1\nkind: Pod\nmetadata: {name: x, labels: {a: b}}\nspec: {containers: [{name: primary}]}")
                                .pod())
                .isEqualTo(pod);
        assertThat(read("kind: PodTemplate\nmetadata: {name: x}\n"
                                + "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: primary}]}}")
                        .pod())
                .isEqualTo(pod);
        assertThat(read("containers: [{name: primary}]").pod().getPodSpec()).isEqualTo(pod.getPodSpec());
    }

    @Test
    void labelsAloneGetAContainer() throws Exception {
        PodTemplate template = read("metadata: {annotations: {queue: fast}}");
        assertThat(template.primary()).isEqualTo("primary");
        assertThat(template.pod().getPodSpec()).isEqualTo(json("{\"containers\": [{\"name\": \"primary\"}]}"));
        assertThat(template.pod().getMetadata().getAnnotationsMap()).containsEntry("queue", "fast");
    }

    @Test
    void theOnlyContainerRunsTheTask() throws Exception {
        assertThat(read("containers: [{name: main}]").primary()).isEqualTo("main");
        assertThat(read("containers: [{name: a}, {name: primary}]").primary()).isEqualTo("primary");
    }

    @Test
    void valuesKeepTheirKinds() throws Exception {
        assertThat(
                        read("containers: [{name: p}]\na: 1\nb: 1.5\nc: yes\nd: \"yes\"\ne: 2024-01-02\nf: ~\ng: 0o17\nh: [1, x]")
                                .pod()
                                .getPodSpec())
                .isEqualTo(json("""
                        {"containers": [{"name": "p"}], "a": 1, "b": 1.5, "c": true, "d": "yes", "e": "2024-01-02",
                         "g": "0o17", "h": [1, "x"]}"""));
    }

    @Test
    void aFileThatIsNoPodSaysWhy() {
        fails("containers: [{name: a}, {name: b}]", "none of its containers a, b is named primary");
        fails("- a\n- b", "it is not a mapping");
        fails("a: 1", "neither containers nor a spec nor metadata");
        fails("a: 1\nb: [", "it is no YAML:");
        fails("a: 1\na: 2", "duplicate key a");
        assertThatThrownBy(() -> PodTemplate.read(folder.resolve("absent.yaml")))
                .isInstanceOf(PodTemplate.UnusableException.class)
                .hasMessageContaining("absent.yaml cannot be read");
    }

    @Test
    void whatTheClusterWouldRefuseWhenARunStartsIsSaidWithItsPath() {
        fails(
                "containers: [{name: primary, env: [{name: A, value: yes}]}]",
                "containers[0].env[0].value must be text: quote it");
        fails(
                "spec: {containers: [{name: primary, env: [{name: A, value: x}, {name: B, value: 1}]}]}",
                "containers[0].env[1].value must be text: quote it");
        fails("containers: [{name: primary, args: [--n, 3]}]", "containers[0].args[1] must be text: quote it");
        fails("containers: [{name: primary, env: {A: x}}]", "containers[0].env must be a list");
        fails("containers: {name: primary}", "containers must be a list");
        fails("containers: []", "containers is empty");
        fails("containers: [primary]", "containers[0] must be a mapping");
        fails("containers: [{image: a}]", "containers[0].name is missing");
        fails("containers: [{name: primary}, {name: primary}]", "containers has two named primary");
        fails("containers: [{name: primary, env: [{value: x}]}]", "containers[0].env[0].name is missing");
        fails("containers: [{name: primary}]\ninitContainers: [{name: 1}]", "initContainers[0].name must be text");
        fails("containers: [{name: primary}]\nnodeSelector: {gpu: true}", "nodeSelector.gpu must be text: quote it");
        fails("metadata: {labels: {team: 7}}", "metadata.labels.team must be text: quote it");
        fails(
                "containers: [{name: primary, env: [{name: A, value: yes}]}]\nvolumes: [{emptyDir: {}}]",
                "env[0].value must be text: quote it; volumes[0].name is missing");
    }

    @Test
    void whatTheClusterTakesIsTaken() throws Exception {
        String pod = """
                containers:
                - name: primary
                  env:
                  - {name: A, value: "yes"}
                  - {name: B}
                  - {name: C, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                  args: ["3"]
                  ports: [{containerPort: 80}]
                  resources: {limits: {cpu: 1, memory: 2Gi}}
                  securityContext: {runAsUser: 0, privileged: false}
                - {name: side, image: busybox}
                tolerations: [{key: gpu, operator: Exists, tolerationSeconds: 60}]
                volumes: [{name: v, emptyDir: {}}]
                """;

        assertThat(read(pod).pod().getPodSpec().getFieldsMap()).containsKeys("containers", "tolerations", "volumes");
    }

    private void fails(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(PodTemplate.UnusableException.class)
                .hasMessageContaining(message);
    }

    private PodTemplate read(String text) throws Exception {
        return PodTemplate.read(Files.writeString(folder.resolve("pod.yaml"), text));
    }

    private static Struct json(String text) throws Exception {
        Struct.Builder struct = Struct.newBuilder();
        JsonFormat.parser().merge(text, struct);
        return struct.build();
    }
}
