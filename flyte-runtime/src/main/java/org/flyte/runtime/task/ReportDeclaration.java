package org.flyte.runtime.task;

import java.io.IOException;
import java.io.InputStream;
import org.flyte.runtime.literal.WireException;
import org.flyte.runtime.literal.WireReader;

/** Whether a task's spec says that it leaves a report. Read only where a task has written one. */
public final class ReportDeclaration {
    /** From a TaskSpec: task_template, metadata, generates_deck, and the value in it. */
    private static final int[] TO_REPORT = {1, 3, 15, 1};

    private ReportDeclaration() {}

    /** False only where it is sure that the spec does not say so. */
    public static boolean isMade(ClassLoader classes, String className, String method) {
        try (InputStream content = classes.getResourceAsStream(TaskIndex.RESOURCE)) {
            return content == null || isMade(content.readAllBytes(), className, method);
        } catch (IOException | WireException e) {
            return true;
        }
    }

    private static boolean isMade(byte[] specs, String className, String method) {
        WireReader message = new WireReader(specs);
        while (message.next()) {
            if (message.field() == 1) {
                Entry entry = Entry.read(message.message());
                if (entry.className.equals(className) && entry.method.equals(method)) {
                    return entry.report;
                }
            }
        }
        return true;
    }

    private record Entry(String className, String method, boolean report) {
        static Entry read(WireReader message) {
            String className = "";
            String method = "";
            boolean report = false;
            while (message.next()) {
                switch (message.field()) {
                    case 1 -> className = message.text();
                    case 2 -> method = message.text();
                    case 4 -> report = isTrue(message.message(), TO_REPORT, 0);
                    default -> {}
                }
            }
            return new Entry(className, method, report);
        }
    }

    private static boolean isTrue(WireReader message, int[] path, int step) {
        boolean found = false;
        while (message.next()) {
            if (message.field() == path[step]) {
                found = step == path.length - 1 ? message.varint() != 0 : isTrue(message.message(), path, step + 1);
            }
        }
        return found;
    }
}
