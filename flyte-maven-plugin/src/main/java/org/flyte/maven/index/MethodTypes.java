package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyte.weaver.SourceLanguage;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.MethodNode;

/**
 * The types of a method as its source writes them.
 *
 * @param generic whether the method has type parameters of its own
 */
record MethodTypes(List<JavaType> parameters, JavaType result, boolean generic) {
    /**
     * Reads a method's types.
     *
     * @param language that of the class which has it
     * @param classes those that the container has
     */
    static MethodTypes of(MethodNode method, SourceLanguage language, ClassSource classes)
            throws UnsupportedTypeException {
        MethodTypes types = of(method.desc, method.signature);
        Nullability nullability =
                new Nullability(method.visibleTypeAnnotations, method.invisibleTypeAnnotations, language, classes);
        ParameterNames names = ParameterNames.of(method);
        List<JavaType> parameters = new ArrayList<>();
        for (JavaType parameter : types.parameters) {
            int index = parameters.size();
            String name = names.name(index);
            TypePlace place = TypePlace.of("The parameter " + (name == null ? "number " + (index + 1) : name));
            parameters.add(
                    nullability.ofParameter(parameter, index, ParameterNames.allAnnotations(method, index), place));
        }
        JavaType result = nullability.ofResult(
                types.result,
                AnnotationValues.all(method.visibleAnnotations, method.invisibleAnnotations),
                TypePlace.of(OutputReader.PATH));
        return new MethodTypes(parameters, result, types.generic);
    }

    private static MethodTypes of(String descriptor, @Nullable String signature) {
        if (signature == null) {
            return new MethodTypes(
                    Arrays.stream(Type.getArgumentTypes(descriptor))
                            .map(MethodTypes::erased)
                            .toList(),
                    erased(Type.getReturnType(descriptor)),
                    false);
        }
        Reader reader = new Reader();
        new SignatureReader(signature).accept(reader);
        return new MethodTypes(List.copyOf(reader.parameters), reader.result, reader.generic);
    }

    /** The type of a field or a record's component. */
    static JavaType ofField(String descriptor, @Nullable String signature) {
        if (signature == null) {
            return erased(Type.getType(descriptor));
        }
        List<JavaType> type = new ArrayList<>();
        new SignatureReader(signature).acceptType(new JavaTypeReader(type::add));
        return type.get(0);
    }

    /** The names of a class's type parameters. */
    static List<String> typeParameters(@Nullable String classSignature) {
        List<String> names = new ArrayList<>();
        if (classSignature != null) {
            new SignatureReader(classSignature).accept(new SignatureVisitor(Opcodes.ASM9) {
                @Override
                public void visitFormalTypeParameter(String name) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    private static JavaType erased(Type type) {
        if (type.getSort() != Type.ARRAY) {
            return JavaType.of(type.getClassName());
        }
        JavaType array = JavaType.of(type.getElementType().getClassName());
        for (int i = 0; i < type.getDimensions(); i++) {
            array = JavaType.array(array);
        }
        return array;
    }

    private static final class Reader extends SignatureVisitor {
        private final List<JavaType> parameters = new ArrayList<>();
        private JavaType result = JavaType.of("void");
        private boolean generic;

        private Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitFormalTypeParameter(String name) {
            generic = true;
        }

        @Override
        public SignatureVisitor visitClassBound() {
            return new JavaTypeReader(bound -> {});
        }

        @Override
        public SignatureVisitor visitInterfaceBound() {
            return new JavaTypeReader(bound -> {});
        }

        @Override
        public SignatureVisitor visitParameterType() {
            return new JavaTypeReader(parameters::add);
        }

        @Override
        public SignatureVisitor visitReturnType() {
            return new JavaTypeReader(type -> result = type);
        }

        @Override
        public SignatureVisitor visitExceptionType() {
            return new JavaTypeReader(exception -> {});
        }
    }
}
