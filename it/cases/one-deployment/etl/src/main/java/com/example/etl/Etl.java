package com.example.etl;

import com.example.clean.Clean;
import com.example.clean.Rows;
import org.flyte.task.Task;

public final class Etl {
    private Etl() {}

    @Task
    public static long load(long rows) {
        return Clean.clean(Rows.twice(rows));
    }
}
