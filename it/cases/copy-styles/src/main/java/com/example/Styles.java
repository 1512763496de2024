package com.example;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.lang3.StringUtils;
import org.flyte.task.Task;

public final class Styles {
    private Styles() {}

    @Task
    public static String greet(String name) throws IOException {
        System.out.println(name + " own " + place(Styles.class));
        System.out.println(name + " library " + place(StringUtils.class));
        return text() + ", " + StringUtils.capitalize(name);
    }

    /** The child's spec is made here, of what this action was started with. */
    @Task
    public static String relay(String name) throws IOException {
        return greet(name);
    }

    private static String text() throws IOException {
        try (InputStream in = Styles.class.getResourceAsStream("/greeting.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static String place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
