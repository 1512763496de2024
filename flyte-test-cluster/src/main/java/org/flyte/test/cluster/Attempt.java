package org.flyte.test.cluster;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flyte.client.value.OutputJson;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ErrorDocument;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.task.Outputs;
import org.flyte.test.s3.RealS3;

/** How a container ended, and what it left in the object store. */
public final class Attempt {
    private static final Gson JSON = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    private final Command.Ended ended;
    private final Folder folder;
    private final TypedInterface type;

    Attempt(Command.Ended ended, Folder folder, TypedInterface type) {
        this.ended = ended;
        this.folder = folder;
        this.type = type;
    }

    /** What it printed. */
    public String log() {
        return ended.said();
    }

    /**
     * Its outputs by name, each as JSON would have it: integers as long.
     *
     * @throws IllegalStateException with what it printed when it left none, or an error
     */
    public Map<String, Object> outputs() throws IOException {
        if (ended.status() != 0 || folder.has("out/error.pb")) {
            throw new IllegalStateException("ended with " + ended.status() + ": " + ended.said());
        }
        JsonObject json = OutputJson.of(Outputs.parseFrom(folder.read("out/outputs.pb")), type);
        return JSON.fromJson(json, new TypeToken<Map<String, Object>>() {});
    }

    /**
     * The error that it left.
     *
     * @throws IllegalStateException with what it printed when it left outputs, or did not end as a task that fails
     */
    public ContainerError error() throws IOException {
        if (ended.status() != 0 || folder.has("out/outputs.pb")) {
            throw new IllegalStateException("ended with " + ended.status() + ": " + ended.said());
        }
        return ErrorDocument.parseFrom(folder.read("out/error.pb")).getError();
    }

    /** The attempt's own place in the object store; its name has a space, as a user's prefix may. */
    record Folder(RealS3 store, String name) {
        String uri(String key) {
            return store.uri(name + "/" + key);
        }

        void write(String key, byte[] content) throws IOException {
            Files.createDirectories(file(key).getParent());
            Files.write(file(key), content);
        }

        byte[] read(String key) throws IOException {
            return Files.readAllBytes(file(key));
        }

        boolean has(String key) {
            return Files.exists(file(key));
        }

        private Path file(String key) {
            return store.file(name + "/" + key);
        }
    }
}
