package org.flyte.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The environment that a task, or every task of a class, belongs to; on a method it outranks the class's. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Environment {
    /** The environment's key in the POM's {@code <environments>}, also where {@code <name>} gives it another name. */
    String value();
}
