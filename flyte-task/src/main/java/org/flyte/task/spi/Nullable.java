package org.flyte.task.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What weaving writes for {@code T?} of Kotlin in the signature of a task, since a JVM does not show what Kotlin writes. In
 * sources use any other annotation of this name, or {@link java.util.Optional}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Nullable {}
