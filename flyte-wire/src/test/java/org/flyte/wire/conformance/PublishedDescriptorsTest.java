package org.flyte.wire.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedDescriptorsTest {
    private static final Path OURS = Path.of("target", "descriptors", "flyte-wire.binpb");
    private static final Path SCRIPT = Path.of("src", "test", "python", "compare_descriptors.py");

    private record Result(int status, List<String> lines) {}

    @Test
    void whatWeDeclareIsDeclaredJustSoInThePublishedPackage() throws Exception {
        Result result = compare(OURS);
        assertThat(result.lines()).hasSize(1);
        assertThat(result.status()).isZero();
        assertThat(result.lines().get(0))
                .as("everything was looked at")
                .containsPattern("enum value: \\d{3}, field: \\d{3}, message: \\d{3}, procedure: \\d{2}, service: 8");
    }

    @Test
    void everyKindOfDeviationIsFound(@TempDir Path folder) throws Exception {
        FileDescriptorSet.Builder set = FileDescriptorSet.parseFrom(Files.readAllBytes(OURS)).toBuilder();
        FileDescriptorProto.Builder workflow = file(set, "flyteidl2/workflow.proto");
        field(message(workflow, "AbortInfo"), "reason").setNumber(7);
        field(message(workflow, "RunDetails"), "action").setTypeName(".flyteidl2.workflow.Action");
        field(message(workflow, "ActionStatus"), "attempts").setType(FieldDescriptorProto.Type.TYPE_INT32);
        field(message(workflow, "ActionStatus"), "duration_ms").clearProto3Optional();
        field(message(workflow, "ListRunsResponse"), "runs").setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
        field(message(workflow, "CreateRunRequest"), "inputs").clearOneofIndex();
        field(message(workflow, "TraceActionMetadata"), "name").setName("title");
        DescriptorProto.Builder labels = message(workflow, "Run").getNestedTypeBuilder(0);
        field(labels, "value").setType(FieldDescriptorProto.Type.TYPE_BYTES);
        workflow.addMessageTypeBuilder().setName("Invented");
        EnumDescriptorProto.Builder source = workflow.getEnumTypeBuilderList().stream()
                .filter(named("RunSource", EnumDescriptorProto.Builder::getName))
                .findFirst()
                .orElseThrow();
        source.getValueBuilder(1).setNumber(9);
        source.addValue(EnumValueDescriptorProto.newBuilder()
                .setName("RUN_SOURCE_MAVEN")
                .setNumber(77));
        ServiceDescriptorProto.Builder runs = workflow.getServiceBuilder(0);
        method(runs, "AbortRun").setServerStreaming(true);
        method(runs, "CreateRun").setInputType(".flyteidl2.workflow.Run");
        method(runs, "ListRuns").setName("ListEveryRun");
        file(set, "flyteidl2/cluster.proto").getServiceBuilder(0).setName("ClustersService");
        Path altered = Files.write(folder.resolve("altered.binpb"), set.build().toByteArray());

        Result result = compare(altered);

        assertThat(result.status()).isEqualTo(1);
        String w = "flyteidl2.workflow.";
        assertThat(result.lines().subList(0, result.lines().size() - 1))
                .containsExactlyInAnyOrder(
                        w + "AbortInfo.reason: number is 7, published 1",
                        w + "RunDetails.action: type name is '.flyteidl2.workflow.Action',"
                                + " published '.flyteidl2.workflow.ActionDetails'",
                        w + "ActionStatus.attempts: type is 'TYPE_INT32', published 'TYPE_UINT32'",
                        w + "ActionStatus.duration_ms: optional is False, published True",
                        w + "ActionStatus.duration_ms: oneof is '_duration_ms', published None",
                        w + "ListRunsResponse.runs: label is 'LABEL_OPTIONAL', published 'LABEL_REPEATED'",
                        w + "CreateRunRequest.inputs: oneof is None, published 'input_wrapper'",
                        w + "TraceActionMetadata.title: no such field is published",
                        w + "Run.LabelsEntry.value: type is 'TYPE_BYTES', published 'TYPE_STRING'",
                        w + "Invented: no such message is published",
                        w + "RunSource.RUN_SOURCE_WEB: number is 9, published 1",
                        w + "RunSource.RUN_SOURCE_MAVEN: no such enum value is published",
                        w + "RunService.AbortRun: server streaming is True, published False",
                        w + "RunService.CreateRun: input is '.flyteidl2.workflow.Run',"
                                + " published '.flyteidl2.workflow.CreateRunRequest'",
                        w + "RunService.ListEveryRun: no such procedure is published",
                        "flyteidl2.cluster.ClustersService: no such service is published");
    }

    private static Result compare(Path descriptors) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(TestPython.path(), SCRIPT.toString(), descriptors.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), lines);
    }

    private static FileDescriptorProto.Builder file(FileDescriptorSet.Builder set, String name) {
        return set.getFileBuilderList().stream()
                .filter(named(name, FileDescriptorProto.Builder::getName))
                .findFirst()
                .orElseThrow();
    }

    private static DescriptorProto.Builder message(FileDescriptorProto.Builder file, String name) {
        return file.getMessageTypeBuilderList().stream()
                .filter(named(name, DescriptorProto.Builder::getName))
                .findFirst()
                .orElseThrow();
    }

    private static FieldDescriptorProto.Builder field(DescriptorProto.Builder message, String name) {
        return message.getFieldBuilderList().stream()
                .filter(named(name, FieldDescriptorProto.Builder::getName))
                .findFirst()
                .orElseThrow();
    }

    private static MethodDescriptorProto.Builder method(ServiceDescriptorProto.Builder service, String name) {
        return service.getMethodBuilderList().stream()
                .filter(named(name, MethodDescriptorProto.Builder::getName))
                .findFirst()
                .orElseThrow();
    }

    private static <T> Predicate<T> named(String name, Function<T, String> getName) {
        return named -> getName.apply(named).equals(name);
    }
}
