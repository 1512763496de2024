package org.flyte.devserver.exec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.idl.core.Container;

/** A task of Flyte's Python SDK: no command, and {@code a0}, which is in its image, as the first argument. */
final class PythonTask {
    private static final String ENTRY_POINT = "a0";
    private static final String MAIN = "from flyte._bin.runtime import main; main()";

    private PythonTask() {}

    static boolean is(Container container) {
        return container.getCommandCount() == 0
                && container.getArgsCount() > 0
                && container.getArgs(0).equals(ENTRY_POINT);
    }

    /** Starts the entry point by its module, since an interpreter outside of a virtual environment has no script beside it. */
    static List<String> commandLine(Path python, List<String> rendered) {
        List<String> line = new ArrayList<>(List.of(python.toString(), "-c", MAIN));
        line.addAll(rendered.subList(1, rendered.size()));
        return line;
    }

    /**
     * The environment of a Python task. Programs of the installation come first on the path; what the task prints is seen
     * at once; and files are written as to an object store, where no folder has to be made before.
     */
    static Map<String, String> environment(Path python, Map<String, String> environment) {
        Map<String, String> changed = new LinkedHashMap<>(environment);
        changed.merge("PATH", String.valueOf(python.toAbsolutePath().getParent()), (path, own) -> own + ":" + path);
        changed.putIfAbsent("PYTHONUNBUFFERED", "1");
        changed.putIfAbsent("FSSPEC_FILE", "{\"auto_mkdir\": true}");
        return changed;
    }
}
