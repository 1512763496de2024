package org.flyte.maven.config.bind;

import java.math.BigDecimal;

/**
 * An amount as the user wrote it, and how much it is.
 *
 * @param text as it is sent
 * @param amount in cores or bytes
 */
record Quantity(String text, BigDecimal amount) {}
