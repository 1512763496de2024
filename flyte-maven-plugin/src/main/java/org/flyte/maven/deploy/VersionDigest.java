package org.flyte.maven.deploy;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.settings.ImageSettings;

/**
 * The version of a deployment that nobody named: a digest of specs, code and image as written, so that the same sources
 * give the same version on any machine, online or not.
 */
final class VersionDigest {
    /** Half of a SHA-256: far below the 63 characters that Flyte takes, and enough to be unique. */
    private static final int HEX_DIGITS = 32;

    private VersionDigest() {}

    /** The one version of all parts: that which was given, or a digest that is the same whatever their order. */
    static String ofAll(List<Part> parts) {
        Prepared first = parts.get(0).prepared();
        if (parts.size() == 1 || first.model().deployVersion() != null) {
            return first.version();
        }
        return new FieldDigest()
                .texts(parts.stream()
                        .map(part -> part.prepared().version())
                        .sorted()
                        .toList())
                .hex()
                .substring(0, HEX_DIGITS);
    }

    static String of(List<Entry> entries, Map<String, List<TaskTrigger>> triggers, Parcel parcel) {
        ImagePlans images = parcel.images();
        Bundle bundle = parcel.bundle();
        FieldDigest digest = new FieldDigest().size(entries.size());
        entries.forEach(entry -> digest.bytes(deterministic(entry)));
        digest.size(triggers.size());
        new TreeMap<>(triggers).forEach((task, all) -> {
            digest.text(task).size(all.size());
            all.forEach(trigger -> digest.bytes(deterministic(trigger)));
        });
        // As written: the base by its name, not by what it resolves to, which would differ between online and offline.
        digest.size(images.byKey().size());
        images.byKey().forEach((key, image) -> {
            digest.text(key);
            add(digest, image.definition());
            digest.text(image.contentHash());
        });
        digest.texts(images.keys());
        return digest.text(bundle == null ? null : bundle.contentSha256Hex())
                .hex()
                .substring(0, HEX_DIGITS);
    }

    /** Field by field: what a record says of itself is free to change with the JDK, and changes when a field is renamed. */
    private static void add(FieldDigest digest, ImageSettings image) {
        digest.text(image.key())
                .text(image.base())
                .text(image.dockerfile())
                .text(image.context())
                .texts(image.buildArgs())
                .text(image.target())
                .text(image.engine())
                .texts(image.engineOptions())
                .text(image.reference())
                .text(image.registry())
                .text(image.name())
                .texts(image.tags())
                .texts(image.platforms())
                .texts(image.env())
                .texts(image.labels())
                .text(image.user())
                .text(image.workingDirectory())
                .size(image.layers().size());
        image.layers().forEach((key, layer) -> digest.text(key)
                .text(layer.from())
                .text(layer.into())
                .flag(layer.contentsOnly())
                .texts(layer.includes())
                .texts(layer.excludes()));
    }

    private static byte[] deterministic(MessageLite message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
            out.flush();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }
}
