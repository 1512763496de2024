package com.example;

import org.flyte.task.Task;

public final class Hello {
    @Task
    public static String myTask(String name) {
        return "Hello, " + name + "!";
    }

    private Hello() {}
}
