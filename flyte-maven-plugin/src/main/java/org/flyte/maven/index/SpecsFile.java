package org.flyte.maven.index;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.specs.Specs;

/** {@code META-INF/flyte/specs.pb}: all that the runtime reads of the tasks. Equal tasks give equal bytes. */
public final class SpecsFile {
    public static final String PATH = "META-INF/flyte/specs.pb";

    private SpecsFile() {}

    /** The tasks' specs, sorted by class, method and descriptor. */
    public static Specs of(List<IndexedTask> tasks) {
        Specs.Builder specs = Specs.newBuilder();
        tasks.stream()
                .sorted(Comparator.comparing(
                        (IndexedTask task) -> task.declaration().method(), MethodId.ORDER))
                .forEach(task -> specs.addEntries(entry(task)));
        return specs.build();
    }

    static byte[] bytes(List<IndexedTask> tasks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            of(tasks).writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory has no I/O errors", e);
        }
        return bytes.toByteArray();
    }

    private static Entry entry(IndexedTask task) {
        MethodId method = task.declaration().method();
        Entry.Builder entry = Entry.newBuilder()
                .setClassName(method.className())
                .setMethod(method.name())
                .setMethodDescriptor(method.descriptor())
                .setSpec(BaseSpecs.of(task));
        task.declaration().inputs().forEach(input -> entry.addParameters(input.name()));
        String queue = task.settings().queue();
        if (queue != null) {
            entry.setQueue(queue);
        }
        return entry.build();
    }
}
