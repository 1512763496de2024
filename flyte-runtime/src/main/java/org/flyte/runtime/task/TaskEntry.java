package org.flyte.runtime.task;

import java.util.List;

/**
 * A method that is a task, as the plugin found it in bytecode.
 *
 * @param className binary name
 * @param descriptor the JVM's method descriptor
 * @param parameters wire names of the inputs in the order of the method's parameters
 */
public record TaskEntry(String className, String method, String descriptor, List<String> parameters) {}
