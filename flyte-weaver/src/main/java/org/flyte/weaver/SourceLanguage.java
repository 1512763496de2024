package org.flyte.weaver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/** The language that a class was compiled from, by what its compiler leaves in the class file. */
public enum SourceLanguage {
    JAVA,
    KOTLIN,
    SCALA;

    private static final String KOTLIN_METADATA = "Lkotlin/Metadata;";
    private static final String SCALA_SIGNATURE = "Lscala/reflect/ScalaSignature;";

    /** The language of a class. */
    public static SourceLanguage of(ClassNode node) {
        if (has(node.visibleAnnotations, KOTLIN_METADATA)) {
            return KOTLIN;
        }
        boolean scala = has(node.visibleAnnotations, SCALA_SIGNATURE)
                || (node.attrs != null
                        && node.attrs.stream().anyMatch(it -> it.type.equals("TASTY") || it.type.startsWith("Scala")))
                || (node.sourceFile != null && node.sourceFile.endsWith(".scala"));
        return scala ? SCALA : JAVA;
    }

    /** Picks the words for what to write. */
    public String instead(String java, String kotlin, String scala) {
        return switch (this) {
            case JAVA -> java;
            case KOTLIN -> kotlin;
            case SCALA -> scala;
        };
    }

    static boolean has(@Nullable List<AnnotationNode> annotations, String descriptor) {
        return annotations != null && annotations.stream().anyMatch(it -> it.desc.equals(descriptor));
    }
}
