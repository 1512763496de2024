package com.acme;

import org.flyte.task.Param;
import org.flyte.task.RemoteTasks;
import org.flyte.task.Task;

/** Tasks in another language. */
@RemoteTasks(environment = "python_env")
interface Python {
    @Task(name = "add_one")
    long addOne(@Param(name = "n") long number);

    String shout(String text);
}
