package org.flyte.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method a Flyte task. Everything is optional, and the POM's {@code <tasks>} entry of the same name
 * overrides every element that it gives.
 *
 * <p>The plugin reads this from bytecode and tells an element that is written from one that is not, whatever its value:
 * {@code interruptible = false} keeps a task off interruptible machines in an interruptible environment, while a task
 * that does not say follows its environment.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Task {
    /** The task's name within its environment; the method's name when empty. */
    String name() default "";

    /** A name for the console, at most 63 characters; the task's name when empty. */
    String shortName() default "";

    /** Whether outputs of earlier actions may be taken. */
    CacheBehavior cache() default CacheBehavior.DISABLE;

    /** How often a failed attempt is repeated; attempts = retries + 1. Negative: the environment's or Flyte's default. */
    int retries() default -1;

    /** The longest run of one attempt, as ISO-8601 ({@code PT2H}) or {@code 30s}, {@code 5m}, {@code 2h}; empty: no limit. */
    String timeout() default "";

    /** Whether the task may run on machines that can be taken away; the environment decides where this is not written. */
    boolean interruptible() default false;

    /** Whether the task says something to {@link Flyte#report()}, so that the console looks for its report. */
    boolean report() default false;
}
