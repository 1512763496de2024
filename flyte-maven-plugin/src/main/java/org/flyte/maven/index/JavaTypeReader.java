package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.flyte.maven.index.JavaType.Form;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureVisitor;

/** Reads one type of a generic signature and hands it on. */
final class JavaTypeReader extends SignatureVisitor {
    private final Consumer<JavaType> result;
    private final List<JavaType> arguments = new ArrayList<>();
    private String name = "";

    JavaTypeReader(Consumer<JavaType> result) {
        super(Opcodes.ASM9);
        this.result = result;
    }

    @Override
    public void visitBaseType(char descriptor) {
        result.accept(JavaType.of(Type.getType(String.valueOf(descriptor)).getClassName()));
    }

    @Override
    public void visitTypeVariable(String variable) {
        result.accept(new JavaType(Form.VARIABLE, variable, List.of()));
    }

    @Override
    public SignatureVisitor visitArrayType() {
        return new JavaTypeReader(element -> result.accept(JavaType.array(element)));
    }

    @Override
    public void visitClassType(String internalName) {
        name = internalName.replace('/', '.');
    }

    @Override
    public void visitInnerClassType(String innerName) {
        name += "$" + innerName;
        arguments.clear();
    }

    @Override
    public void visitTypeArgument() {
        arguments.add(wildcard("?"));
    }

    @Override
    public SignatureVisitor visitTypeArgument(char variance) {
        return switch (variance) {
            case EXTENDS -> new JavaTypeReader(bound -> arguments.add(wildcard("? extends " + bound.text())));
            case SUPER -> new JavaTypeReader(bound -> arguments.add(wildcard("? super " + bound.text())));
            default -> new JavaTypeReader(arguments::add);
        };
    }

    @Override
    public void visitEnd() {
        result.accept(new JavaType(Form.CLASS, name, List.copyOf(arguments)));
    }

    private static JavaType wildcard(String text) {
        return new JavaType(Form.WILDCARD, text, List.of());
    }
}
