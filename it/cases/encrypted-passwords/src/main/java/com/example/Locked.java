package com.example;

import org.flyte.task.Task;

public final class Locked {
    @Task
    public static String open(String word) {
        return "open " + word;
    }

    private Locked() {}
}
