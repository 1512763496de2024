package org.flyte.client;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;

/** The hash that a backend gives inputs which it stores before their run exists. */
public final class OffloadedHash {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private OffloadedHash() {}

    /** 64-bit FNV-1a of the inputs without those that the task's cache ignores, big-endian, base64url without padding. */
    public static String of(Inputs inputs, TaskSpec task) {
        List<String> ignored = task.getTaskTemplate().getMetadata().getCacheIgnoreInputVarsList();
        Inputs.Builder kept = inputs.toBuilder().clearLiterals();
        inputs.getLiteralsList().stream()
                .filter(literal -> !ignored.contains(literal.getName()))
                .forEach(kept::addLiterals);
        long hash = FNV_OFFSET;
        for (byte b : deterministic(kept.build())) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(hash).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] deterministic(Inputs inputs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            inputs.writeTo(out);
            out.flush();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }
}
