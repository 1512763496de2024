package com.example.orders;

import org.flyte.task.Task;

public final class Orders {
    private Orders() {}

    @Task
    public static String count(long n) {
        return n + " orders";
    }
}
