package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;

/** The elements of an annotation that are written in the source, read from bytecode. */
record AnnotationValues(Map<String, Object> values) {
    static final String TASK = "Lorg/flyte/task/Task;";
    static final String ENVIRONMENT = "Lorg/flyte/task/Environment;";
    static final String PARAM = "Lorg/flyte/task/Param;";
    static final String OUTPUTS = "Lorg/flyte/task/Outputs;";
    static final String REMOTE_TASKS = "Lorg/flyte/task/RemoteTasks;";

    static @Nullable AnnotationValues find(@Nullable List<AnnotationNode> annotations, String descriptor) {
        if (annotations == null) {
            return null;
        }
        for (AnnotationNode annotation : annotations) {
            if (annotation.desc.equals(descriptor)) {
                return new AnnotationValues(pairs(annotation.values));
            }
        }
        return null;
    }

    /** Annotations that a JVM shows, and those that are in the class file only. */
    static List<AnnotationNode> all(@Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        List<AnnotationNode> all = new ArrayList<>();
        if (visible != null) {
            all.addAll(visible);
        }
        if (invisible != null) {
            all.addAll(invisible);
        }
        return all;
    }

    private static Map<String, Object> pairs(@Nullable List<Object> flat) {
        Map<String, Object> pairs = new HashMap<>();
        for (int i = 0; flat != null && i + 1 < flat.size(); i += 2) {
            pairs.put((String) flat.get(i), flat.get(i + 1));
        }
        return pairs;
    }

    /** The text as written, empty text included; null: not written. */
    @Nullable
    String text(String element) {
        return (String) values.get(element);
    }

    /** The text; null: not written or empty. */
    @Nullable
    String name(String element) {
        String text = text(element);
        return text == null || text.isEmpty() ? null : text;
    }

    @Nullable
    Integer number(String element) {
        return (Integer) values.get(element);
    }

    @Nullable
    Boolean flag(String element) {
        return (Boolean) values.get(element);
    }

    /** The name of an enum's constant. */
    @Nullable
    String constant(String element) {
        String[] typeAndName = (String[]) values.get(element);
        return typeAndName == null ? null : typeAndName[1];
    }
}
