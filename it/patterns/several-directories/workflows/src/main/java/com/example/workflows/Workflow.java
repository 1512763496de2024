package com.example.workflows;

import com.example.library.Greetings;
import org.flyte.task.Task;

public final class Workflow {
    private Workflow() {}

    @Task
    public static String greet(String name) {
        return Greetings.hello(name);
    }
}
