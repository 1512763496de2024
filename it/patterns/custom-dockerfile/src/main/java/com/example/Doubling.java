package com.example;

import java.io.IOException;
import org.flyte.task.Task;

public final class Doubling {
    private Doubling() {}

    /** Calls a program that the Dockerfile has installed. */
    @Task
    public static long main(long x) throws IOException {
        Process twice = new ProcessBuilder("/usr/local/bin/twice", Long.toString(x)).start();
        return Long.parseLong(twice.inputReader().readLine());
    }
}
