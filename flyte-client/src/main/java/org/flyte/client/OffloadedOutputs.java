package org.flyte.client;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralOffloadedMetadata;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.Outputs;

/** Outputs of which parts lie in objects of their own, with these in their places as far as they can be had. */
public final class OffloadedOutputs {
    /** All together; what is larger is for programs, not for people. */
    private static final long MOST_BYTES = 32L << 20;

    /** An object that only names another, and so on, is a fault. */
    private static final int LONGEST_CHAIN = 3;

    private final StoredObjects store;
    private final List<Left> left = new ArrayList<>();
    private long bytes;

    private OffloadedOutputs(StoredObjects store) {
        this.store = store;
    }

    /**
     * A value that stays where it is.
     *
     * @param output the name of the output that it is, or is in
     * @param reason a clause
     */
    public record Left(String output, String uri, String reason) {}

    /** Outputs, and which of their values are not in them. */
    public record Fetched(Outputs outputs, List<Left> left) {}

    /** Fetches what lies elsewhere. */
    public static Fetched fetch(Outputs outputs, StoredObjects store) {
        OffloadedOutputs offloaded = new OffloadedOutputs(store);
        Outputs.Builder fetched = outputs.toBuilder();
        for (NamedLiteral.Builder output : fetched.getLiteralsBuilderList()) {
            offloaded.resolve(output.getName(), output.getValueBuilder(), 0);
        }
        return new Fetched(fetched.build(), List.copyOf(offloaded.left));
    }

    private void resolve(String output, Literal.Builder literal, int depth) {
        switch (literal.getValueCase()) {
            case COLLECTION ->
                literal.getCollectionBuilder().getLiteralsBuilderList().forEach(item -> resolve(output, item, depth));
            case MAP ->
                literal.getMap().getLiteralsMap().forEach((key, value) -> {
                    Literal.Builder member = value.toBuilder();
                    resolve(output, member, depth);
                    literal.getMapBuilder().putLiterals(key, member.build());
                });
            case SCALAR -> {
                if (literal.getScalar().hasUnion()) {
                    resolve(output, literal.getScalarBuilder().getUnionBuilder().getValueBuilder(), depth);
                }
            }
            case OFFLOADED_METADATA -> fetch(output, literal, depth);
            case VALUE_NOT_SET -> {}
        }
    }

    private void fetch(String output, Literal.Builder literal, int depth) {
        LiteralOffloadedMetadata place = literal.getOffloadedMetadata();
        try {
            if (depth == LONGEST_CHAIN) {
                throw new IOException("it is named by a value that only names another, " + depth + " times over");
            }
            if (place.getSizeBytes() > MOST_BYTES - bytes) {
                throw new IOException("it has " + place.getSizeBytes() + " bytes, and this goal reads " + MOST_BYTES
                        + " of all outputs together");
            }
            byte[] content = store.read(place.getUri(), MOST_BYTES - bytes);
            bytes += content.length;
            Literal found = Literal.parseFrom(content);
            literal.clear().mergeFrom(found);
        } catch (InvalidProtocolBufferException e) {
            left.add(new Left(output, place.getUri(), "what lies there is no value of Flyte's"));
            return;
        } catch (IOException e) {
            left.add(new Left(output, place.getUri(), String.valueOf(e.getMessage())));
            return;
        }
        resolve(output, literal, depth + 1);
    }
}
