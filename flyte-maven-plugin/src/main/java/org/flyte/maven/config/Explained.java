package org.flyte.maven.config;

/**
 * A value with who said it.
 *
 * @param key as in a property's name, without {@code flyte.}: {@code environments.train.resources.memory}
 * @param value the text, never a secret
 * @param source in words: {@code -D}, {@code domain overlay}, {@code POM profile prod}, {@code POM}, {@code property}, the name of
 *     an environment variable, {@code config file} or {@code default}
 */
public record Explained(String key, String value, String source) {}
