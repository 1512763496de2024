package com.example.two;

import org.flyte.task.Task;

public final class Greeting {
    private Greeting() {}

    @Task
    public static String greet(String name) {
        return "Hello, " + name + ", from two!";
    }
}
