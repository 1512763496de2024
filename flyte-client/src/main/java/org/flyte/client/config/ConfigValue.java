package org.flyte.client.config;

/**
 * A value and who said it.
 *
 * @param text the value as written; {@code true} or {@code false} for any spelling of a boolean
 * @param source {@code FLYTE_ADMIN_ENDPOINT}, or {@code FILE: admin.endpoint}
 */
public record ConfigValue(String text, String source) {}
