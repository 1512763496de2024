package com.example;

import java.util.List;
import org.flyte.task.Task;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class Same {
    private Same() {}

    /** What compilers write in their own ways: lambdas, concatenation, switches, nested classes. */
    @Task
    public static List<String> titles(List<String> names) {
        return names.stream().map(name -> title(name) + " " + name).sorted().toList();
    }

    @Task
    public static String title(String name) {
        record Title(String text) {}
        return switch (name) {
            case "I", "i" -> new Title("\u0130ndigo").text();
            default -> new Title("plain").text();
        };
    }
}
