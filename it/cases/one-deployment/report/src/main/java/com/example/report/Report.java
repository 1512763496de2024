package com.example.report;

import org.flyte.task.Task;

public final class Report {
    private Report() {}

    @Task
    public static String write() {
        return "done";
    }
}
