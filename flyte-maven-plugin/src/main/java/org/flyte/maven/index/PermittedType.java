package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.ClassNode;

/** What a sealed interface permits, with the type arguments that the interface's own tell. */
final class PermittedType {
    private final ClassNode node;
    private final JavaType parent;
    private final TypePlace place;
    private final Map<String, JavaType> told = new HashMap<>();

    private PermittedType(ClassNode node, JavaType parent, TypePlace place) {
        this.node = node;
        this.parent = parent;
        this.place = place;
    }

    /**
     * @param parent the interface as it is used
     * @param place inside of the interface
     * @throws UnsupportedTypeException when the interface leaves a type parameter open
     */
    static JavaType of(ClassNode permitted, JavaType parent, TypePlace place) throws UnsupportedTypeException {
        return new PermittedType(permitted, parent, place).type();
    }

    private JavaType type() throws UnsupportedTypeException {
        JavaType type = JavaType.of(node.name.replace('/', '.'));
        List<String> parameters = MethodTypes.typeParameters(node.signature);
        if (parameters.isEmpty()) {
            return type;
        }
        for (JavaType implemented : interfaces(node.signature)) {
            if (implemented.is(parent.name())
                    && implemented.arguments().size() == parent.arguments().size()) {
                take(type, implemented);
            }
        }
        List<JavaType> arguments = new ArrayList<>();
        for (String parameter : parameters) {
            JavaType argument = told.get(parameter);
            if (argument == null) {
                throw place.refusal(
                        IndexCode.UNSUPPORTED_TYPE,
                        type,
                        "has the type parameter " + parameter + ", which " + parent.text() + " does not tell",
                        "let it implement " + parent.simpleName() + " with " + parameter
                                + " itself as an argument, or write the type in its place");
            }
            arguments.add(argument);
        }
        return new JavaType(JavaType.Form.CLASS, type.name(), List.copyOf(arguments));
    }

    /** Only what is a type parameter itself is told: of a {@code Shape<List<T>>} nobody says what T is. */
    private void take(JavaType type, JavaType implemented) throws UnsupportedTypeException {
        for (int i = 0; i < implemented.arguments().size(); i++) {
            JavaType argument = implemented.arguments().get(i);
            if (argument.form() != JavaType.Form.VARIABLE) {
                continue;
            }
            JavaType told = parent.arguments().get(i);
            JavaType before = this.told.put(argument.name(), told);
            if (before != null && !before.equals(told)) {
                throw place.refusal(
                        IndexCode.UNSUPPORTED_TYPE,
                        type,
                        "has the type parameter " + argument.name() + ", which is both " + before.text() + " and "
                                + told.text() + " in " + parent.text(),
                        "give it a type parameter for each");
            }
        }
    }

    private static List<JavaType> interfaces(String classSignature) {
        List<JavaType> interfaces = new ArrayList<>();
        new SignatureReader(classSignature).accept(new SignatureVisitor(Opcodes.ASM9) {
            @Override
            public SignatureVisitor visitInterface() {
                return new JavaTypeReader(interfaces::add);
            }
        });
        return interfaces;
    }
}
