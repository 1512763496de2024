package com.example;

import java.util.Optional;
import org.flyte.task.Task;

public final class Built {
    @Task
    public static String ship(Optional<String> parcel) {
        return parcel.orElse("nothing") + " shipped";
    }

    private Built() {}
}
