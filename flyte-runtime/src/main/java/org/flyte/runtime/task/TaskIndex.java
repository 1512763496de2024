package org.flyte.runtime.task;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.literal.WireException;
import org.flyte.runtime.literal.WireReader;

/** The tasks of a deployment: {@code META-INF/flyte/specs.pb} without the specs, which a leaf task has no use for. */
public record TaskIndex(List<TaskEntry> entries) {
    /** Where the index lies on the class path. */
    public static final String RESOURCE = "META-INF/flyte/specs.pb";

    /**
     * Reads the index that a class loader finds.
     *
     * @throws AttemptException where there is none, or none that can be read
     */
    public static TaskIndex load(ClassLoader classes) {
        try (InputStream content = classes.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new AttemptException(
                        FailureCode.TASK_NOT_FOUND,
                        "There is no " + RESOURCE + " on the class path: the deployed code has no tasks");
            }
            return read(content.readAllBytes());
        } catch (IOException | WireException e) {
            throw new AttemptException(FailureCode.TASK_NOT_FOUND, RESOURCE + " cannot be read", e);
        }
    }

    /** Reads the file's content. */
    public static TaskIndex read(byte[] content) {
        List<TaskEntry> entries = new ArrayList<>();
        WireReader message = new WireReader(content);
        while (message.next()) {
            if (message.field() == 1) {
                entries.add(entry(message.message()));
            }
        }
        return new TaskIndex(entries);
    }

    /**
     * Returns the one entry of a method.
     *
     * @throws AttemptException where there is none or more than one
     */
    public TaskEntry find(String className, String method) {
        TaskEntry found = null;
        for (TaskEntry entry : entries) {
            if (entry.className().equals(className) && entry.method().equals(method)) {
                if (found != null) {
                    throw new AttemptException(
                            FailureCode.TASK_NOT_FOUND,
                            className + "." + method + " is the name of more than one task in " + RESOURCE);
                }
                found = entry;
            }
        }
        if (found == null) {
            throw new AttemptException(
                    FailureCode.TASK_NOT_FOUND,
                    RESOURCE + " has no task " + className + "." + method + ", only: " + names());
        }
        return found;
    }

    private String names() {
        StringBuilder names = new StringBuilder();
        for (TaskEntry entry : entries) {
            names.append(names.length() == 0 ? "" : ", ")
                    .append(entry.className())
                    .append('.')
                    .append(entry.method());
        }
        return names.toString();
    }

    private static TaskEntry entry(WireReader message) {
        String className = "";
        String method = "";
        String descriptor = "";
        List<String> parameters = new ArrayList<>();
        while (message.next()) {
            switch (message.field()) {
                case 1 -> className = message.text();
                case 2 -> method = message.text();
                case 3 -> descriptor = message.text();
                case 5 -> parameters.add(message.text());
                default -> {}
            }
        }
        return new TaskEntry(className, method, descriptor, parameters);
    }
}
