package com.example;

import org.flyte.task.Task;

public final class Greeting {
    @Task
    public static String greet(String name) {
        System.out.println("greeting " + name);
        return "Hello, " + name + "!";
    }

    private Greeting() {}
}
