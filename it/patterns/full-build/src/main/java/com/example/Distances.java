package com.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.flyte.task.Task;

public final class Distances {
    private Distances() {}

    /** Reads a file that came into the image by a layer of its own. */
    @Task
    public static List<String> main(long n) throws IOException {
        String unit = Files.readString(Path.of("/app/unit.txt")).strip();
        return LongStream.range(0, n).mapToObj(i -> i + " " + unit).toList();
    }
}
