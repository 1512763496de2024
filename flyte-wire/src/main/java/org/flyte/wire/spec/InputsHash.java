package org.flyte.wire.spec;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flyte.idl.core.Literal;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;

/** The hash of a task call's inputs, byte for byte that of the Python SDK. */
public final class InputsHash {
    private static final String MSGPACK = "msgpack";

    private InputsHash() {}

    /**
     * Returns the hash.
     *
     * @param ignored names of inputs that do not count
     * @return empty where no input counts
     */
    public static String of(Inputs inputs, Collection<String> ignored) {
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        for (NamedLiteral literal : inputs.getLiteralsList()) {
            if (!ignored.contains(literal.getName())) {
                framed.writeBytes((literal.getName() + ":").getBytes(StandardCharsets.UTF_8));
                framed.writeBytes(representation(literal.getValue()));
                framed.write(';');
            }
        }
        return framed.size() == 0 ? "" : ContentHash.of(framed.toByteArray());
    }

    /**
     * Returns the hash for a run, whose inputs a backend would else hash with the places of files and without what says
     * what is in them.
     *
     * @param ignored names of inputs that do not count
     * @return empty where no input that counts has a hash of its own, so that the backend's own hash does as well
     */
    public static Optional<String> ofContent(Inputs inputs, Collection<String> ignored) {
        boolean carried = inputs.getLiteralsList().stream()
                .filter(literal -> !ignored.contains(literal.getName()))
                .anyMatch(literal -> carriesHash(literal.getValue()));
        return carried ? Optional.of(of(inputs, ignored)) : Optional.empty();
    }

    private static boolean carriesHash(Literal literal) {
        return !literal.getHash().isEmpty()
                || literal.getCollection().getLiteralsList().stream().anyMatch(InputsHash::carriesHash)
                || literal.getMap().getLiteralsMap().values().stream().anyMatch(InputsHash::carriesHash);
    }

    /** What stands for a literal in the hash: its own hash where it has one, else what it is made of. */
    static byte[] representation(Literal literal) {
        if (!literal.getHash().isEmpty()) {
            return literal.getHash().getBytes(StandardCharsets.UTF_8);
        }
        if (literal.hasCollection()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            literal.getCollection().getLiteralsList().forEach(item -> all.writeBytes(representation(item)));
            return all.toByteArray();
        }
        if (literal.hasMap()) {
            return entries(literal.getMap().getLiteralsMap());
        }
        return CanonicalBytes.of(ordered(literal));
    }

    private static byte[] entries(Map<String, Literal> map) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<String> keys = new ArrayList<>(map.keySet());
        keys.sort(KeyOrder.SHORTER_FIRST);
        for (String key : keys) {
            all.writeBytes(key.getBytes(StandardCharsets.UTF_8));
            all.writeBytes(representation(Objects.requireNonNull(map.get(key))));
        }
        return all.toByteArray();
    }

    private static Literal ordered(Literal literal) {
        if (!literal.getScalar().hasBinary()
                || !literal.getScalar().getBinary().getTag().equals(MSGPACK)) {
            return literal;
        }
        Literal.Builder ordered = literal.toBuilder();
        byte[] packed = literal.getScalar().getBinary().getValue().toByteArray();
        ordered.getScalarBuilder().getBinaryBuilder().setValue(ByteString.copyFrom(CanonicalMsgpack.of(packed)));
        return ordered.build();
    }
}
