package org.flyte.maven.index;

import java.util.List;
import org.flyte.idl.core.LiteralType;

/**
 * What a task gives back.
 *
 * @param javaType the method's return type with simple names
 * @param outputs in the order of a record's components; empty: the task has no outputs
 * @param async whether the method returns a future of the value
 */
public record TaskOutput(String javaType, List<Named> outputs, boolean async) {
    /** The name of a task's only output. */
    static final String ONLY = "o0";

    public TaskOutput {
        outputs = List.copyOf(outputs);
    }

    /**
     * One output.
     *
     * @param javaType its type with simple names
     * @param description one sentence; empty when there is none
     */
    public record Named(String name, String javaType, LiteralType type, String description) {}
}
