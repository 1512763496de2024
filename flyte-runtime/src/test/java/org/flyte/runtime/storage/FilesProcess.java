package org.flyte.runtime.storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.flyte.task.FlyteDir;
import org.flyte.task.FlyteFile;
import org.flyte.task.TaskContext;
import org.flyte.task.spi.ActionRuntime;
import org.flyte.task.spi.Dispatch;
import org.flyte.task.spi.Storage;
import org.flyte.task.spi.TaskCall;
import org.jspecify.annotations.Nullable;

/** Does with a file or folder what the arguments say, as a task would, in a process of its own; prints what it has found. */
final class FilesProcess {
    private FilesProcess() {}

    public static void main(String[] args) throws Exception {
        Dispatch.install(new Action(args[0]));
        try {
            System.out.println(done(args[1], args[2], args.length > 3 ? Path.of(args[3]) : Path.of("")));
            Runtime.getRuntime().halt(0);
        } catch (java.io.IOException e) {
            System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    private static String done(String what, String place, Path copy) throws Exception {
        return switch (what) {
            case "upload" -> {
                FlyteFile file = FlyteFile.upload(Path.of(place));
                yield file.uri() + " " + file.hash().orElseThrow();
            }
            case "upload-folder" -> {
                FlyteDir folder = FlyteDir.upload(Path.of(place));
                yield folder.uri() + " " + folder.hash().orElseThrow();
            }
            case "download" -> FlyteFile.at(place).download(copy).toString();
            case "download-folder" -> FlyteDir.at(place).download(copy).toString();
            case "read" -> {
                try (var content = FlyteFile.at(place).open()) {
                    yield "" + content.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            default -> throw new IllegalArgumentException(what);
        };
    }

    private record Action(String rawData) implements ActionRuntime {
        @Override
        public CompletableFuture<@Nullable Object> start(TaskCall call) {
            throw new IllegalStateException();
        }

        @Override
        public Storage storage() {
            return new ActionStorage();
        }

        @Override
        public TaskContext context() {
            return new TaskContext(true, "r", "a0", "", "p", "d", "v", 1, rawData, "", Optional.empty(), Map.of());
        }
    }
}
