package org.flyte.maven.index;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.TypeAnnotationNode;

/**
 * Marks the parts of a type that an annotation of the name {@code Nullable} on the use of the type says may be null. A JVM forgets an
 * annotation whose class it does not find, so one that the container does not have is refused.
 */
final class Nullability {
    private static final String JETBRAINS = "Lorg/jetbrains/annotations/Nullable;";
    private static final Pattern NULLABLE = Pattern.compile(".*[/$L]Nullable;");

    private final @Nullable List<TypeAnnotationNode> annotations;
    private final ClassSource classes;
    private final boolean forgotten;

    /**
     * @param annotations those of a method or a record's component, as they are in the class file
     * @param classes those that the container has
     */
    Nullability(@Nullable List<TypeAnnotationNode> annotations, ClassSource classes) {
        this(annotations, classes, false);
    }

    private Nullability(@Nullable List<TypeAnnotationNode> annotations, ClassSource classes, boolean forgotten) {
        this.annotations = annotations;
        this.classes = classes;
        this.forgotten = forgotten;
    }

    /**
     * With the annotations of a parameter, method or field that are in the class file only. What Kotlin compiles has
     * {@code org.jetbrains.annotations.Nullable} there for {@code T?}, and no JVM shows it.
     */
    Nullability forgetting(@Nullable List<AnnotationNode> invisible) {
        boolean nullable = invisible != null && invisible.stream().anyMatch(it -> it.desc.equals(JETBRAINS));
        return new Nullability(annotations, classes, nullable);
    }

    JavaType ofParameter(JavaType type, int index) throws UnsupportedTypeException {
        return marked(
                type,
                use -> use.getSort() == TypeReference.METHOD_FORMAL_PARAMETER
                        && use.getFormalParameterIndex() == index);
    }

    JavaType ofResult(JavaType type) throws UnsupportedTypeException {
        return marked(type, use -> use.getSort() == TypeReference.METHOD_RETURN);
    }

    JavaType ofComponent(JavaType type) throws UnsupportedTypeException {
        return marked(type, use -> use.getSort() == TypeReference.FIELD);
    }

    private JavaType marked(JavaType type, Predicate<TypeReference> use) throws UnsupportedTypeException {
        JavaType marked = type;
        for (TypeAnnotationNode annotation : annotations == null ? List.<TypeAnnotationNode>of() : annotations) {
            if (NULLABLE.matcher(annotation.desc).matches() && use.test(new TypeReference(annotation.typeRef))) {
                checkPresent(Type.getType(annotation.desc));
                marked = marked(marked, annotation.typePath, 0);
            }
        }
        if (forgotten && !marked.nullable()) {
            throw new UnsupportedTypeException(
                    IndexCode.UNSUPPORTED_TYPE,
                    type.text()
                            + " may be null by an annotation that is in class files only, where the container does not"
                            + " see it",
                    "use java.util.Optional, or write @org.jspecify.annotations.Nullable before the type, in Kotlin with"
                            + " the compiler's option -Xemit-jvm-type-annotations");
        }
        return marked;
    }

    private void checkPresent(Type annotation) throws UnsupportedTypeException {
        if (classes.find(annotation.getInternalName()).isEmpty()) {
            throw new UnsupportedTypeException(
                    IndexCode.UNSUPPORTED_TYPE,
                    "The annotation " + annotation.getClassName()
                            + " is not on the container's class path, where it would be forgotten",
                    "give its dependency the scope compile, or use Optional");
        }
    }

    private static JavaType marked(JavaType type, @Nullable TypePath path, int depth) {
        if (path == null || depth == path.getLength()) {
            return type.nullable(true);
        }
        int step = path.getStep(depth);
        if (step == TypePath.INNER_TYPE) {
            return marked(type, path, depth + 1);
        }
        int argument = step == TypePath.TYPE_ARGUMENT ? path.getStepArgument(depth) : 0;
        return step == TypePath.WILDCARD_BOUND || argument >= type.arguments().size()
                ? type
                : type.withArgument(argument, marked(type.arguments().get(argument), path, depth + 1));
    }
}
