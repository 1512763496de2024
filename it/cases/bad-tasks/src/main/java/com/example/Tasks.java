package com.example;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.flyte.task.Task;

public final class Tasks {
    @Task
    public static BigDecimal price(String article) {
        return BigDecimal.ONE;
    }

    @Task
    public static long count(Map<List<Integer>, String> byNumber) {
        return byNumber.size();
    }

    @Task
    public static long twice(long number) {
        return 2 * number;
    }

    @Task
    public static double twice(double number) {
        return 2 * number;
    }

    private Tasks() {}
}
