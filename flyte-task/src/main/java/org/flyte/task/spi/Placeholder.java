package org.flyte.task.spi;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a task call gives inside a lambda that must not use it: nothing, or a number that no code comes upon by itself, so that
 * a lambda that returns anything else is found out.
 */
final class Placeholder {
    private Placeholder() {}

    static @Nullable Object of(String descriptor) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return switch (descriptor.charAt(descriptor.indexOf(')') + 1)) {
            case 'J' -> random.nextLong();
            case 'I' -> random.nextInt();
            case 'S' -> (short) random.nextInt();
            case 'B' -> (byte) random.nextInt();
            case 'C' -> (char) random.nextInt();
            case 'D' -> random.nextDouble();
            case 'F' -> random.nextFloat();
            case 'Z' -> random.nextBoolean();
            default -> null;
        };
    }
}
