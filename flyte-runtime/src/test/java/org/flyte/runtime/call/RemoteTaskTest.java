package org.flyte.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Parameter;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.TypeStructure;
import org.flyte.idl.core.UnionType;
import org.flyte.idl.core.Variable;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.core.VariableMap;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.NamedParameter;
import org.flyte.idl.task.Outputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.runtime.actions.ChildAction;
import org.flyte.runtime.actions.ChildResult;
import org.flyte.task.Param;
import org.flyte.task.RemoteTasks;
import org.flyte.task.Task;
import org.flyte.task.spi.CallOptions;
import org.flyte.task.spi.TaskCall;
import org.flyte.wire.spec.TaskIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemoteTaskTest {
    private static final LiteralType INTEGER = simple(SimpleType.INTEGER);
    private static final LiteralType STRING = simple(SimpleType.STRING);

    @RemoteTasks(environment = "etl")
    interface Etl {
        String load(String url, long rows);

        @Task(name = "load")
        CompletableFuture<String> loadLater(@Param(name = "url") String where, long rows);

        @Task(name = "load")
        void loadOnly(String url);

        @Task(name = "load")
        long loadNumber(String url);

        @Task(name = "load")
        String loadText(long url);

        @Task(name = "load")
        String loadFrom(String place);

        @Task(name = "load")
        Optional<String> loadPerhaps(String url, Optional<String> note);

        String absent();
    }

    @RemoteTasks(environment = "etl", project = "p2", domain = "d2", version = "v2")
    interface Elsewhere {
        @Task(name = "load")
        String load(String url, long rows);
    }

    private final FakeRegistry registry = new FakeRegistry();
    private final InMemoryChildren children = new InMemoryChildren(List.of(), false);
    private final ChildCalls calls = new ChildCalls(Deployed.parent(true), children, 10_000, registry);

    RemoteTaskTest() {
        registry.tasks.put("p/d/etl.load/new", load());
    }

    @Test
    void theNewestSpecOfTheActionsOwnProjectIsFetchedOnceAndSentAsItIs() throws Exception {
        call(Etl.class, "load", "u", 3L);
        call(Etl.class, "load", "u", 4L);
        assertThat(registry.fetched).isEqualTo(1);
        ChildAction child = children.started.get(0);
        assertThat(child.spec()).isEqualTo(load());
        assertThat(Inputs.parseFrom(child.inputs()).getLiteralsList())
                .containsExactly(
                        named("note", RemoteType.none(optionalText()).orElseThrow()),
                        named("rows", integer(3)),
                        named("url", text("u")));
    }

    /** So that cached results are found whoever calls. */
    @Test
    void aTaskOfTheOwnDeploymentGetsItsInputsAsOneThatIsCalledFromElsewhere() throws Exception {
        Method method = Own.class.getDeclaredMethod("load", String.class, long.class, Optional.class);
        MethodValues values = MethodValues.of("etl.load", method, List.of("url", "rows", "note"));
        List<@Nullable Object> arguments = List.of("u", 3L, Optional.of("n"));

        Inputs own = new OwnTask(load(), "", TaskIdentity.of(load().getTaskTemplate()), values).inputs(arguments);

        assertThat(own).isEqualTo(RemoteTask.of(load(), values).inputs(arguments));
        assertThat(own.getLiteralsList()).extracting(NamedLiteral::getName).containsExactly("note", "rows", "url");
    }

    static class Own {
        static String load(String url, long rows, Optional<String> note) {
            return url + rows + note;
        }
    }

    @Test
    void placeAndVersionAreThoseOfTheAnnotation() {
        TaskSpec other = load().toBuilder().setShortName("other").build();
        registry.tasks.put("p2/d2/etl.load/v2", other);
        call(Elsewhere.class, "load", "u", 3L);
        assertThat(children.started.get(0).spec()).isEqualTo(other);
    }

    @Test
    void theOutputIsReadByTheMethodsType() throws Exception {
        CompletableFuture<@Nullable Object> now = call(Etl.class, "load", "u", 3L);
        CompletableFuture<@Nullable Object> later = call(Etl.class, "loadLater", "u", 3L);
        CompletableFuture<@Nullable Object> only = call(Etl.class, "loadOnly", "u");
        byte[] outputs = Outputs.newBuilder()
                .addLiterals(named("result", text("rows")))
                .build()
                .toByteArray();
        children.futures.forEach(child -> child.complete(new ChildResult.Succeeded(outputs)));
        assertThat(now.get()).isEqualTo("rows");
        assertThat(later.get()).isEqualTo("rows");
        assertThat(only.get()).isNull();
    }

    @Test
    void missingInputsHaveTheirDefaults() throws Exception {
        call(Etl.class, "loadOnly", "u");
        assertThat(Inputs.parseFrom(children.started.get(0).inputs()).getLiteralsList())
                .contains(named("rows", integer(100)));
    }

    @Test
    void aMissingInputWithoutADefaultIsNamed() {
        registry.tasks.put(
                "p/d/etl.load/new", load().toBuilder().clearDefaultInputs().build());
        assertThatThrownBy(() -> call(Etl.class, "loadOnly", "u"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs the input 'rows'");
    }

    @Test
    void anOptionalInputIsToldAsAVariantOfItsUnion() throws Exception {
        call(Etl.class, "loadPerhaps", "u", Optional.of("n"));
        Literal note = Inputs.parseFrom(children.started.get(0).inputs())
                .getLiterals(0)
                .getValue();
        assertThat(note.getScalar().getUnion().getValue()).isEqualTo(text("n"));
        LiteralType plain = optionalText().getUnionType().getVariants(0);
        assertThat(RemoteType.fit(text("n"), optionalText(), org.flyte.wire.type.ScalarType.STRING)
                        .getScalar()
                        .getUnion()
                        .getType())
                .isEqualTo(plain);
    }

    @Test
    void aMethodThatDoesNotFitTheTaskIsRefused() {
        assertThatThrownBy(() -> call(Etl.class, "loadFrom", "u"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no input 'place', only: [note, rows, url]");
        assertThatThrownBy(() -> call(Etl.class, "loadText", 1L))
                .hasMessageContaining("The input 'url'")
                .hasMessageContaining("STRING")
                .hasMessageContaining("INTEGER");
        assertThatThrownBy(() -> call(Etl.class, "loadNumber", "u"))
                .hasMessageContaining("The output 'result'")
                .hasMessageContaining("INTEGER");
        assertThatThrownBy(() -> call(Etl.class, "absent"))
                .hasMessageContaining("no task etl.absent in the project p and the domain d");
        assertThat(children.started).isEmpty();
    }

    private CompletableFuture<@Nullable Object> call(Class<?> owner, String method, Object... arguments) {
        for (var candidate : owner.getMethods()) {
            if (candidate.getName().equals(method)) {
                String descriptor = java.lang.invoke.MethodType.methodType(
                                candidate.getReturnType(), candidate.getParameterTypes())
                        .toMethodDescriptorString();
                return calls.start(
                        new TaskCall(owner, method, descriptor, List.of(arguments), CallOptions.NONE, null, false));
            }
        }
        throw new AssertionError(method);
    }

    private static TaskSpec load() {
        TaskSpec.Builder spec = Deployed.spec("load").toBuilder();
        spec.getTaskTemplateBuilder().getIdBuilder().setName("etl.load").setVersion("new");
        spec.getTaskTemplateBuilder()
                .getInterfaceBuilder()
                .setInputs(VariableMap.newBuilder()
                        .addVariables(variable("note", optionalText()))
                        .addVariables(variable("rows", INTEGER))
                        .addVariables(variable("url", STRING)))
                .setOutputs(VariableMap.newBuilder().addVariables(variable("result", STRING)));
        spec.addDefaultInputs(NamedParameter.newBuilder()
                .setName("rows")
                .setParameter(Parameter.newBuilder().setDefault(integer(100))));
        return spec.build();
    }

    private static LiteralType optionalText() {
        return LiteralType.newBuilder()
                .setUnionType(UnionType.newBuilder()
                        .addVariants(STRING.toBuilder()
                                .setStructure(TypeStructure.newBuilder().setTag("str")))
                        .addVariants(simple(SimpleType.NONE).toBuilder()
                                .setStructure(TypeStructure.newBuilder().setTag("none"))))
                .build();
    }

    private static LiteralType simple(SimpleType type) {
        return LiteralType.newBuilder().setSimple(type).build();
    }

    private static VariableEntry variable(String name, LiteralType type) {
        return VariableEntry.newBuilder()
                .setKey(name)
                .setValue(Variable.newBuilder().setType(type))
                .build();
    }

    private static NamedLiteral named(String name, Literal value) {
        return NamedLiteral.newBuilder().setName(name).setValue(value).build();
    }

    private static Literal integer(long value) {
        return primitive(Primitive.newBuilder().setInteger(value));
    }

    private static Literal text(String value) {
        return primitive(Primitive.newBuilder().setStringValue(value));
    }

    private static Literal primitive(Primitive.Builder primitive) {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder().setPrimitive(primitive))
                .build();
    }
}
