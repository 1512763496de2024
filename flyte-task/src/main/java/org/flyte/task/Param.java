package org.flyte.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a parameter of a task, or a component of a record, appears to Flyte. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Param {
    /** The name on the wire; the parameter's or component's own name when empty. */
    String name() default "";

    /** One sentence for the console. */
    String description() default "";

    /**
     * The value where a caller gives none, in the text form of {@code -Dflyte.inputs.<name>}. A parameter without it is
     * required; one that says {@code defaultValue = ""} has the empty text. A component of a record takes single values, {@code []} and <code>{}</code>.
     */
    String defaultValue() default NONE;

    /** Stands for no default value; never to be written. */
    String NONE = "\uE000none\uE000";
}
