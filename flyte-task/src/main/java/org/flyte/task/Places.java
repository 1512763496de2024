package org.flyte.task;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.UUID;
import org.flyte.task.spi.ActionRuntime;
import org.flyte.task.spi.Dispatch;
import org.flyte.task.spi.LocalUri;
import org.flyte.task.spi.Outside;
import org.flyte.task.spi.Storage;
import org.flyte.task.spi.TemporaryFolder;

/** Where files are, in an action and outside of one. */
final class Places {
    private Places() {}

    static Storage storage() {
        ActionRuntime runtime = Dispatch.installed();
        return runtime == null ? Outside.storage() : runtime.storage();
    }

    /** The URI of a new file or folder of that name, where nothing else ever is. */
    static String fresh(String name) throws IOException {
        String random = UUID.randomUUID().toString().replace("-", "");
        String root = Flyte.context().rawDataPath();
        String folder = root.isEmpty() ? LocalUri.of(TemporaryFolder.fresh()) : root;
        return storage().resolve(folder, random + "/" + name);
    }

    /** The last part of a URI. */
    static String name(String uri) {
        int end = uri.length();
        while (end > 0 && uri.charAt(end - 1) == '/') {
            end--;
        }
        return uri.substring(uri.lastIndexOf('/', end - 1) + 1, end);
    }

    /** The name of a local copy: that of the URI, where a file can have it. */
    static String localName(String uri) throws IOException {
        if (LocalUri.isLocal(uri)) {
            Path name = LocalUri.path(uri).getFileName();
            return name == null ? "copy" : name.toString();
        }
        String name = name(uri);
        try {
            Path path = Path.of(name);
            boolean usable = !name.isEmpty() && !name.equals(".") && !name.equals("..") && path.getNameCount() == 1;
            return usable && !path.isAbsolute() ? name : "copy";
        } catch (InvalidPathException e) {
            return "copy";
        }
    }
}
