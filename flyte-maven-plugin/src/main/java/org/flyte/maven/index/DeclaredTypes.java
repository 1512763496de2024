package org.flyte.maven.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flyte.weaver.SourceLanguage;
import org.flyte.wire.type.Component;
import org.flyte.wire.type.EnumType;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.JsonSchema;
import org.flyte.wire.type.RecordType;
import org.flyte.wire.type.UnionType;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** Types that user code declares: records, enums and sealed interfaces of records. */
final class DeclaredTypes {
    private static final int DEEPEST = 64;

    private final ClassSource classes;
    private final TypeMapper types;
    private final Map<JavaType, RecordType> records = new HashMap<>();
    private final DeclaredParts parts = new DeclaredParts();
    private int open;

    DeclaredTypes(ClassSource classes, TypeMapper types) {
        this.classes = classes;
        this.types = types;
    }

    FlyteType map(JavaType type, TypePlace place) throws UnsupportedTypeException {
        String foreign = ForeignTypes.instead(type.name());
        ClassNode node = foreign == null ? classes.find(type.internalName()).orElse(null) : null;
        if (node == null) {
            throw place.unsupported(type, foreign == null ? ForeignTypes.OWN_CLASS : foreign);
        }
        if (MethodShape.has(node.access, Opcodes.ACC_ENUM) && "java/lang/Enum".equals(node.superName)) {
            return enumeration(type, node, place);
        }
        if (DeclaredRecord.is(node)) {
            return recordOf(type, node, place);
        }
        if (MethodShape.has(node.access, Opcodes.ACC_INTERFACE) && node.permittedSubclasses != null) {
            return new Sealed(type, place).union(node);
        }
        throw place.unsupported(type, ForeignTypes.ofDeclared(node));
    }

    DeclaredParts parts() {
        return parts;
    }

    boolean isOutputs(JavaType type) {
        return classes.find(type.internalName())
                .filter(DeclaredTypes::isOutputs)
                .isPresent();
    }

    private static boolean isOutputs(ClassNode node) {
        return AnnotationValues.find(node.visibleAnnotations, AnnotationValues.OUTPUTS) != null
                && DeclaredRecord.is(node);
    }

    List<RecordComponent> outputs(JavaType type, TypePlace place) throws UnsupportedTypeException {
        if (type.nullable()) {
            throw place.refusal(
                    IndexCode.UNSUPPORTED_TYPE,
                    type,
                    "is several outputs, which cannot be absent together",
                    "leave @Nullable out, or write it on the components");
        }
        ClassNode node = classes.find(type.internalName()).orElseThrow();
        List<RecordComponent> outputs = components(type, node, place);
        for (RecordComponent output : outputs) {
            ComponentDefaults.component(output, place.component(type, output.name()));
        }
        if (outputs.isEmpty()) {
            throw place.refusal(
                    IndexCode.UNSUPPORTED_TYPE,
                    type,
                    "has no components, so that there are no outputs",
                    "let the method return void");
        }
        return outputs;
    }

    private static FlyteType enumeration(JavaType type, ClassNode node, TypePlace place)
            throws UnsupportedTypeException {
        List<String> names = new ArrayList<>();
        for (FieldNode field : node.fields) {
            if (MethodShape.has(field.access, Opcodes.ACC_ENUM)) {
                names.add(field.name);
            }
        }
        if (names.isEmpty()) {
            throw place.refusal(IndexCode.UNSUPPORTED_TYPE, type, "has no constants", "add one");
        }
        return new EnumType(names);
    }

    private FlyteType recordOf(JavaType type, ClassNode node, TypePlace place) throws UnsupportedTypeException {
        if (isOutputs(node)) {
            throw place.refusal(
                    IndexCode.UNSUPPORTED_TYPE,
                    type,
                    "is @Outputs, which only a task's return value can be",
                    "leave @Outputs out, or take a record of its own");
        }
        if (place.needed().contains(type)) {
            throw place.refusal(
                    IndexCode.UNSUPPORTED_TYPE,
                    type,
                    "contains itself, so that no value of it has an end",
                    "make it Optional or a List");
        }
        RecordType known = records.get(type);
        if (known != null) {
            return known;
        }
        if (open == DEEPEST) {
            throw place.refusal(
                    IndexCode.UNSUPPORTED_TYPE, type, "nests more than " + DEEPEST + " records", "nest fewer");
        }
        List<Component> components = new ArrayList<>();
        RecordType mapped = new RecordType(type.name(), type.simpleName(), () -> components);
        records.put(type, mapped);
        open++;
        List<RecordComponent> found = components(type, node, place);
        parts.add(type, found);
        for (RecordComponent component : found) {
            components.add(ComponentDefaults.component(component, place.component(type, component.name())));
        }
        open--;
        return mapped;
    }

    private List<RecordComponent> components(JavaType type, ClassNode node, TypePlace place)
            throws UnsupportedTypeException {
        Map<String, JavaType> variables = variables(type, node, place);
        List<RecordComponent> components = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (DeclaredRecord.Part component : DeclaredRecord.parts(node)) {
            AnnotationValues param = component.param();
            String chosen = param == null ? null : param.name("name");
            String description = param == null ? null : param.text("description");
            String name = chosen == null ? component.name() : chosen;
            TypePlace inside = place.component(type, component.name());
            JavaType javaType = new Nullability(component.shown(), component.hidden(), SourceLanguage.of(node), classes)
                    .ofComponent(
                            MethodTypes.ofField(component.descriptor(), component.signature()),
                            component.beside(),
                            inside)
                    .resolved(variables);
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
                throw inside.refusal(
                        IndexCode.UNSUPPORTED_TYPE,
                        javaType,
                        "has a name with half a surrogate pair, which is no text",
                        "write another one in @Param(name = …)");
            }
            if (!names.add(name)) {
                throw place.refusal(
                        IndexCode.DUPLICATE_PARAMETER,
                        type,
                        "has two components of the name " + name,
                        "rename one with @Param(name = …)");
            }
            components.add(new RecordComponent(
                    name,
                    javaType,
                    types.map(javaType, inside),
                    description == null ? "" : description,
                    param == null ? null : param.text("defaultValue")));
        }
        return components;
    }

    /** Arguments that no component uses are types of Flyte's too: the container makes codecs of all. */
    private Map<String, JavaType> variables(JavaType type, ClassNode node, TypePlace place)
            throws UnsupportedTypeException {
        List<String> formal = MethodTypes.typeParameters(node.signature);
        if (formal.size() != type.arguments().size()) {
            throw place.refusal(IndexCode.RAW_TYPE, type, "has no type arguments", "write them");
        }
        Map<String, JavaType> variables = new HashMap<>();
        for (int i = 0; i < formal.size(); i++) {
            JavaType argument = type.arguments().get(i);
            types.map(argument, place.inside(type));
            variables.put(formal.get(i), argument);
        }
        return variables;
    }

    /** The union that a sealed interface is. */
    private final class Sealed {
        private final JavaType type;
        private final TypePlace place;
        private final List<RecordType> variants = new ArrayList<>();
        private final Set<JavaType> found = new LinkedHashSet<>();

        Sealed(JavaType type, TypePlace place) {
            this.type = type;
            this.place = place.dispensable();
        }

        FlyteType union(ClassNode node) throws UnsupportedTypeException {
            add(type, node);
            parts.add(type, found);
            types.later(this::checkShapes);
            return new UnionType(List.copyOf(variants));
        }

        private void add(JavaType owner, ClassNode node) throws UnsupportedTypeException {
            variables(owner, node, place);
            for (String permitted : node.permittedSubclasses) {
                ClassNode declared = classes.find(permitted).orElse(null);
                if (declared != null && DeclaredRecord.is(declared)) {
                    addRecord(PermittedType.of(declared, owner, place.inside(owner)), declared, owner);
                } else if (declared != null
                        && declared.permittedSubclasses != null
                        && MethodShape.has(declared.access, Opcodes.ACC_INTERFACE)) {
                    add(PermittedType.of(declared, owner, place.inside(owner)), declared);
                } else {
                    throw place.inside(owner)
                            .refusal(
                                    IndexCode.UNSUPPORTED_TYPE,
                                    JavaType.of(permitted.replace('/', '.')),
                                    "is no record",
                                    "make every variant of " + type.simpleName()
                                            + SourceLanguage.of(node)
                                                    .instead(
                                                            " a record",
                                                            " a data class",
                                                            " a record, written in Java"));
                }
            }
        }

        private void addRecord(JavaType variant, ClassNode node, JavaType owner) throws UnsupportedTypeException {
            if (found.add(variant)) {
                variants.add((RecordType) recordOf(variant, node, place.inside(owner)));
            }
        }

        /** Two variants of one shape could not be told apart by who reads a value. */
        private void checkShapes() throws UnsupportedTypeException {
            Map<Map<String, JsonSchema>, RecordType> shapes = new HashMap<>();
            for (RecordType variant : variants) {
                RecordType same = shapes.putIfAbsent(variant.shape(), variant);
                if (same != null) {
                    throw place.refusal(
                            IndexCode.UNSUPPORTED_TYPE,
                            type,
                            "has the variants " + same.title() + " and " + variant.title()
                                    + " with the same components, which nobody could tell apart",
                            "give one of them a component more or of another name");
                }
            }
        }
    }
}
