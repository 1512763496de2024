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
        System.out.println("own " + place(Styles.class));
        System.out.println("library " + place(StringUtils.class));
        return text() + ", " + StringUtils.capitalize(name);
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
