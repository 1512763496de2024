package org.flyte.runtime.actions;

import org.flyte.idl.core.Identifier;
import org.flyte.idl.task.TaskSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a child must look like. The open-source backend says "internal" to most of this, or nothing at all, so that a
 * child of a wrong shape would be tried for long or awaited for ever.
 */
final class ChildRules {
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_GROUP = 256;
    private static final int LONGEST_CACHE_KEY = 256;
    private static final int LONGEST_SHORT_NAME = 63;
    private static final int LONGEST_TASK_NAME = 255;
    private static final int LONGEST_VERSION = 63;

    private ChildRules() {}

    /** Says what is wrong with a child; null when nothing is. */
    static @Nullable String problem(ChildAction child, String parent, Limits limits) {
        if (!isName(child.name())) {
            return "its name has to be 1 to " + LONGEST_NAME + " lower-case letters, digits and inner dashes, not \""
                    + child.name() + "\"";
        }
        if (child.name().equals(parent)) {
            return "it has the name of the action that calls it";
        }
        if (child.inputs().length > limits.valueBytes()) {
            return "its inputs are " + child.inputs().length + " bytes, more than the " + limits.valueBytes()
                    + " that Flyte passes by value. Pass a FlyteFile instead";
        }
        String tooLong = tooLong("group", child.group(), LONGEST_GROUP);
        if (tooLong == null) {
            tooLong = tooLong("cache key", child.cacheKey(), LONGEST_CACHE_KEY);
        }
        return tooLong == null ? problem(child.spec()) : tooLong;
    }

    private static @Nullable String problem(TaskSpec spec) {
        if (!spec.hasTaskTemplate() || !spec.getTaskTemplate().hasId()) {
            return "it has no task template with an id";
        }
        if (spec.getTaskTemplate().getType().isEmpty()) {
            return "its task template has no type";
        }
        Identifier id = spec.getTaskTemplate().getId();
        if (id.getName().isEmpty()) {
            return "its task has no name";
        }
        String tooLong = tooLong("short name", spec.getShortName(), LONGEST_SHORT_NAME);
        if (tooLong == null) {
            tooLong = tooLong("task's name", id.getName(), LONGEST_TASK_NAME);
        }
        return tooLong == null ? tooLong("task's version", id.getVersion(), LONGEST_VERSION) : tooLong;
    }

    private static @Nullable String tooLong(String what, String text, int longest) {
        int length = text.codePointCount(0, text.length());
        return length <= longest
                ? null
                : "its " + what + " has " + length + " characters, " + longest + " are allowed: " + text;
    }

    /** What Kubernetes takes as a name, since the backend makes one of it. */
    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.startsWith("-") || name.endsWith("-")) {
            return false;
        }
        return name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }
}
