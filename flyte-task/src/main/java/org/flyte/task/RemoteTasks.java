package org.flyte.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface the face of tasks that are registered already, in whatever language they are written. Each method is
 * the task {@code environment.method}; {@code @Task(name = …)} and {@code @Param(name = …)} give the wire names where they
 * differ from Java's.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RemoteTasks {
    /** The environment's name as it is registered. */
    String environment();

    /** The project of the tasks; that of the calling action when empty. */
    String project() default "";

    /** The domain of the tasks; that of the calling action when empty. */
    String domain() default "";

    /** The version of the tasks; the newest that is registered when empty. */
    String version() default "";
}
