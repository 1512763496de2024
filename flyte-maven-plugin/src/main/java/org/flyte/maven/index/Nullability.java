package org.flyte.maven.index;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.flyte.weaver.SourceLanguage;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.TypeAnnotationNode;

/**
 * Marks the parts of a type that an annotation of the name {@code Nullable} on the use of the type says may be null. A JVM forgets an
 * annotation whose class it does not find, and shows none that is in class files only or that belongs to a parameter, method or field
 * rather than to its type: those are refused.
 */
final class Nullability {
    /** What Kotlin compiles has it for {@code T?}; weaver and runtime see to it that it counts. */
    private static final String OF_KOTLIN = "Lorg/jetbrains/annotations/Nullable;";

    private static final Pattern NULLABLE = Pattern.compile(".*[/$L]Nullable;");

    private final List<TypeAnnotationNode> shown;
    private final List<TypeAnnotationNode> hidden;
    private final SourceLanguage language;
    private final ClassSource classes;

    /**
     * @param shown type annotations of a method or a record's component that a JVM shows
     * @param hidden those that are in the class file only
     * @param language that of the class which has it
     * @param classes those that the container has
     */
    Nullability(
            @Nullable List<TypeAnnotationNode> shown,
            @Nullable List<TypeAnnotationNode> hidden,
            SourceLanguage language,
            ClassSource classes) {
        this.shown = shown == null ? List.of() : shown;
        this.hidden = hidden == null ? List.of() : hidden;
        this.language = language;
        this.classes = classes;
    }

    /**
     * The type of a parameter, with what may be null.
     *
     * @param beside the annotations of the parameter itself
     */
    JavaType ofParameter(JavaType type, int index, List<AnnotationNode> beside, TypePlace place)
            throws UnsupportedTypeException {
        return marked(
                type,
                use -> use.getSort() == TypeReference.METHOD_FORMAL_PARAMETER && use.getFormalParameterIndex() == index,
                beside,
                place);
    }

    JavaType ofResult(JavaType type, List<AnnotationNode> beside, TypePlace place) throws UnsupportedTypeException {
        return marked(type, use -> use.getSort() == TypeReference.METHOD_RETURN, beside, place);
    }

    JavaType ofComponent(JavaType type, List<AnnotationNode> beside, TypePlace place) throws UnsupportedTypeException {
        return marked(type, use -> use.getSort() == TypeReference.FIELD, beside, place);
    }

    private JavaType marked(JavaType type, Predicate<TypeReference> use, List<AnnotationNode> beside, TypePlace place)
            throws UnsupportedTypeException {
        JavaType marked = type;
        for (TypeAnnotationNode annotation : shown) {
            if (isNullable(annotation) && use.test(new TypeReference(annotation.typeRef))) {
                checkPresent(Type.getType(annotation.desc), place);
                marked = marked(marked, annotation.typePath, 0);
            }
        }
        for (TypeAnnotationNode annotation : hidden) {
            if (isNullable(annotation) && use.test(new TypeReference(annotation.typeRef))) {
                throw unseen(annotation, type, place);
            }
        }
        for (AnnotationNode annotation : beside) {
            if (language == SourceLanguage.KOTLIN && annotation.desc.equals(OF_KOTLIN)) {
                marked = marked.nullable(true);
            } else if (isNullable(annotation) && !marked.nullable()) {
                throw unseen(annotation, type, place);
            }
        }
        return marked;
    }

    private static boolean isNullable(AnnotationNode annotation) {
        return NULLABLE.matcher(annotation.desc).matches();
    }

    private void checkPresent(Type annotation, TypePlace place) throws UnsupportedTypeException {
        if (classes.find(annotation.getInternalName()).isEmpty()) {
            throw new UnsupportedTypeException(
                    IndexCode.UNSUPPORTED_TYPE,
                    place.path() + " has the annotation " + annotation.getClassName()
                            + ", which is not on the container's class path, where it would be forgotten",
                    "give its dependency the scope compile, or use Optional");
        }
    }

    private static UnsupportedTypeException unseen(AnnotationNode annotation, JavaType type, TypePlace place) {
        return new UnsupportedTypeException(
                IndexCode.UNSUPPORTED_TYPE,
                place.path() + " → " + type.text() + " may be null by the annotation "
                        + Type.getType(annotation.desc).getClassName()
                        + ", which a running container does not see on the type",
                "use java.util.Optional, or write @org.jspecify.annotations.Nullable before the type");
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
