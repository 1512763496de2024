package org.flyte.weaver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Shows a JVM which parameters and results of Kotlin's functions are {@code T?}: its own annotation is in class files only. */
final class NullableTypes {
    private static final String OF_KOTLIN = "Lorg/jetbrains/annotations/Nullable;";
    private static final String SHOWN = "Lorg/flyte/task/spi/Nullable;";

    private NullableTypes() {}

    /** Adds to each type that has the one annotation the other one. */
    static void show(MethodNode method) {
        if (isNullable(method.invisibleAnnotations)) {
            show(method, TypeReference.newTypeReference(TypeReference.METHOD_RETURN));
        }
        for (int i = 0; i < Type.getArgumentTypes(method.desc).length; i++) {
            if (method.invisibleParameterAnnotations != null && isNullable(method.invisibleParameterAnnotations[i])) {
                show(method, TypeReference.newFormalParameterReference(i));
            }
        }
    }

    private static boolean isNullable(@Nullable List<AnnotationNode> invisible) {
        return SourceLanguage.has(invisible, OF_KOTLIN);
    }

    private static void show(MethodNode method, TypeReference use) {
        method.visitTypeAnnotation(use.getValue(), null, SHOWN, true).visitEnd();
    }
}
