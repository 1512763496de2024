package com.example;

import org.flyte.task.Task;

public final class Released {
    private Released() {}

    @Task
    public static String ship(String name) {
        return "Shipped " + name;
    }
}
