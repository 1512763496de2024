package com.example.invoices;

import org.flyte.task.Task;

public final class Invoices {
    private Invoices() {}

    @Task
    public static String count(long n) {
        return n + " invoices";
    }
}
