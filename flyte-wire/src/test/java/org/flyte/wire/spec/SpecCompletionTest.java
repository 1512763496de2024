package org.flyte.wire.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.task.TaskSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpecCompletionTest {
    private static final Map<String, String> IMAGES =
            Map.of("hello", "ghcr.io/acme/hello:1", "layer-env", "ghcr.io/acme/img:tag");
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final Deployment WITH_BUNDLE =
            new Deployment("org", "proj", "dev", "v1", IMAGES, "s3://bucket/p/d/HASH/fastabc.tar.gz", DIGEST);
    private static final Deployment WITHOUT_BUNDLE = new Deployment("org", "proj", "dev", "v1", IMAGES, null, null);

    @Test
    void gapsAreFilledAsThePythonSdkFillsThem() throws IOException {
        for (String name : List.of("hello-say", "hello-asay", "hello-say-no-bundle")) {
            TaskSpec python = golden(name);
            Deployment deployment = name.endsWith("no-bundle") ? WITHOUT_BUNDLE : WITH_BUNDLE;
            TaskSpec java = SpecCompletion.complete(base(python), deployment);
            assertThat(withoutArguments(java)).as(name).isEqualTo(withoutArguments(python));
        }
    }

    @Test
    void optionsStandInTheOrderOfThePythonSdk() throws IOException {
        List<String> python = new ArrayList<>(arguments(golden("hello-say")));
        List<String> java = new ArrayList<>(arguments(SpecCompletion.complete(base(golden("hello-say")), WITH_BUNDLE)));
        // Python's program name, and where it unpacks; ours is fixed, and the bundle's digest is ours alone.
        assertThat(python.remove(0)).isEqualTo("a0");
        python.subList(python.indexOf("--dest"), python.indexOf("--resolver")).clear();
        java.subList(java.indexOf("--digest"), java.indexOf("--resolver")).clear();
        int cache = python.indexOf("--image-cache") + 1;
        java.set(cache, python.get(cache));
        int resolver = python.indexOf("--resolver");
        assertThat(java.subList(0, resolver)).isEqualTo(python.subList(0, resolver));
        assertThat(java.subList(resolver, java.size()))
                .containsExactly("--resolver", "java", "mod", "org.acme.Hello", "instance", "say");
    }

    @Test
    void digestOfTheBundleFollowsItsAddress() throws IOException {
        TaskSpec spec = SpecCompletion.complete(base(golden("hello-say")), WITH_BUNDLE);
        assertThat(arguments(spec))
                .containsSubsequence("--tgz", WITH_BUNDLE.bundleUri(), "--digest", "sha256:" + DIGEST, "--resolver");
    }

    @Test
    void codeInTheImageNeedsNoBundle() throws IOException {
        TaskSpec spec = SpecCompletion.complete(base(golden("hello-say")), WITHOUT_BUNDLE);
        assertThat(arguments(spec)).doesNotContain("--tgz", "--digest");
        assertThat(spec.getTaskTemplate().getMetadata().getCodeBundleUri()).isEmpty();
    }

    @Test
    void aPodsPrimaryContainerIsFilledAsAContainerIs() throws IOException {
        TaskSpec container = SpecCompletion.complete(base(golden("hello-say")), WITH_BUNDLE);
        TaskSpec pod = SpecCompletion.complete(pod(base(golden("hello-say")), Map.of()), WITH_BUNDLE);

        assertThat(pod.getTaskTemplate().hasContainer()).isFalse();
        assertThat(PrimaryContainer.flattened(pod.getTaskTemplate()).getContainer())
                .isEqualTo(container.getTaskTemplate().getContainer());
        assertThat(pod.getTaskTemplate()
                        .getK8SPod()
                        .getPodSpec()
                        .getFieldsOrThrow("containers")
                        .getListValue()
                        .getValues(0))
                .as("the container beside it")
                .isEqualTo(named("sidecar"));
        assertThat(SpecCompletion.complete(pod, WITH_BUNDLE)).isEqualTo(pod);
    }

    @Test
    void aTasksOwnImageCountsMoreThanItsEnvironments() throws IOException {
        TaskSpec base = base(golden("hello-say"));
        Deployment own = new Deployment(
                "org", "proj", "dev", "v1", Map.of("hello", "env:1", "hello.say", "own:1", "say", "no:1"), null, null);

        assertThat(SpecCompletion.complete(base, own)
                        .getTaskTemplate()
                        .getContainer()
                        .getImage())
                .isEqualTo("own:1");
    }

    @Test
    void anImageOfThePodTemplatesOwnStays() throws IOException {
        TaskSpec pod = SpecCompletion.complete(pod(base(golden("hello-say")), Map.of("image", "own:1")), WITH_BUNDLE);

        assertThat(PrimaryContainer.flattened(pod.getTaskTemplate())
                        .getContainer()
                        .getImage())
                .isEqualTo("own:1");
    }

    @Test
    void aPodWithoutItsPrimaryContainerIsAnError() throws IOException {
        TaskSpec.Builder pod = pod(base(golden("hello-say")), Map.of()).toBuilder();
        pod.getTaskTemplateBuilder().putConfig(PrimaryContainer.CONFIG, "other");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecCompletion.complete(pod.build(), WITH_BUNDLE))
                .withMessageContaining("no container named other");
        assertThat(PrimaryContainer.flattened(pod.getTaskTemplate()).hasContainer())
                .isFalse();
    }

    private static TaskSpec pod(TaskSpec base, Map<String, String> fields) {
        Struct.Builder primary = named("main").getStructValue().toBuilder();
        fields.forEach((name, value) ->
                primary.putFields(name, Value.newBuilder().setStringValue(value).build()));
        ListValue containers = ListValue.newBuilder()
                .addValues(named("sidecar"))
                .addValues(Value.newBuilder().setStructValue(primary))
                .build();
        TaskSpec.Builder pod = base.toBuilder();
        pod.getTaskTemplateBuilder()
                .clearContainer()
                .putConfig(PrimaryContainer.CONFIG, "main")
                .getK8SPodBuilder()
                .getPodSpecBuilder()
                .putFields(
                        "containers",
                        Value.newBuilder().setListValue(containers).build());
        PrimaryContainer.edit(pod.getTaskTemplateBuilder(), container -> container.setArguments(arguments(base)));
        return pod.build();
    }

    private static Value named(String container) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder()
                        .putFields(
                                "name",
                                Value.newBuilder().setStringValue(container).build()))
                .build();
    }

    @Test
    void completingTwiceIsCompletingOnce() throws IOException {
        TaskSpec once = SpecCompletion.complete(base(golden("hello-say")), WITH_BUNDLE);
        assertThat(SpecCompletion.complete(once, WITH_BUNDLE)).isEqualTo(once);
    }

    @Test
    void imageIsFoundByTheWholeEnvironmentName() throws IOException {
        String environment = "n".repeat(80);
        TaskSpec.Builder base = base(golden("hello-say")).toBuilder();
        base.getTaskTemplateBuilder().getIdBuilder().setName(environment + ".say");
        base.getEnvironmentBuilder().setName(environment.substring(0, 63));
        TaskSpec spec = SpecCompletion.complete(base.build(), deployment(Map.of(environment, "image:1"), null));
        assertThat(spec.getTaskTemplate().getContainer().getImage()).isEqualTo("image:1");
    }

    @Test
    void environmentWithoutImageIsAnError() throws IOException {
        TaskSpec base = base(golden("hello-say"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecCompletion.complete(base, deployment(Map.of("other", "i"), null)))
                .withMessageContaining("no image for the task hello.say nor for its environment hello");
    }

    @Test
    void bundleNeedsItsDigest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deployment("", "p", "d", "v", Map.of(), "s3://b/x.tar.gz", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deployment(Map.of(), "sha256:" + DIGEST))
                .withMessageContaining("hexadecimal");
    }

    private static Deployment deployment(Map<String, String> images, @Nullable String digest) {
        return new Deployment("", "p", "d", "v", images, digest == null ? null : "s3://b/x.tar.gz", digest);
    }

    /** The spec as it would be before the deployment, with the code in Java. */
    private static TaskSpec base(TaskSpec python) {
        TaskSpec.Builder spec = python.toBuilder();
        Identifier id = python.getTaskTemplate().getId();
        spec.getTaskTemplateBuilder()
                .setId(Identifier.newBuilder()
                        .setResourceType(id.getResourceType())
                        .setName(id.getName()));
        spec.getTaskTemplateBuilder().getMetadataBuilder().clearCodeBundleUri();
        spec.getTaskTemplateBuilder()
                .getContainerBuilder()
                .clearImage()
                .clearArgs()
                .addAllArgs(ContainerArguments.ofMethod("org.acme.Hello", "say").list());
        return spec.build();
    }

    private static List<String> arguments(TaskSpec spec) {
        return spec.getTaskTemplate().getContainer().getArgsList();
    }

    private static TaskSpec withoutArguments(TaskSpec spec) {
        TaskSpec.Builder without = spec.toBuilder();
        without.getTaskTemplateBuilder().getContainerBuilder().clearArgs();
        return without.build();
    }

    private static TaskSpec golden(String name) throws IOException {
        try (InputStream in = SpecCompletionTest.class.getResourceAsStream("/golden/" + name + ".binpb")) {
            return TaskSpec.parseFrom(in);
        }
    }
}
