package com.example;

import org.flyte.task.Task;

public final class Recursion {
    private Recursion() {}

    @Task
    public static long factorial(long n) {
        return n == 0 ? 1 : n * factorial(n - 1);
    }
}
