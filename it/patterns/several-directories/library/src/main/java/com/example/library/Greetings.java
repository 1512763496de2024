package com.example.library;

/** Business logic that knows nothing of Flyte. */
public final class Greetings {
    private Greetings() {}

    public static String hello(String name) {
        return "Hello, " + name + "!";
    }
}
