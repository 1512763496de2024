package org.flyte.maven.index;

/**
 * A task that the POM declares by naming a method, whether the method is annotated or not.
 *
 * @param environment the key of the environment that declares it
 * @param task the task's name
 * @param className binary name of the class
 * @param method the method's name; it has to be the only static one of this name
 * @param where XML path of the declaration, for error messages
 */
public record OutsideTask(String environment, String task, String className, String method, String where) {}
