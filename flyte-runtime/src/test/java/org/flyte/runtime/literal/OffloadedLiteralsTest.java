package org.flyte.runtime.literal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.flyte.idl.core.LiteralOffloadedMetadata;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.junit.jupiter.api.Test;

class OffloadedLiteralsTest {
    private static final Literal AWAY = new Literal.OfOffloaded("s3://b/away");

    private final byte[] five = org.flyte.idl.core.Literal.newBuilder()
            .setScalar(Scalar.newBuilder().setPrimitive(Primitive.newBuilder().setInteger(5)))
            .build()
            .toByteArray();

    @Test
    void aValueComesFromItsObjectWhereverItStands() throws IOException {
        OffloadedLiterals literals = new OffloadedLiterals(uri -> uri.equals("s3://b/away") ? five : new byte[0]);
        Literal found = new Literal.OfInteger(5);
        assertThat(literals.resolve(Map.of(
                        "a", AWAY, "b", new Literal.OfList(List.of(AWAY)), "c", new Literal.OfMap(Map.of("k", AWAY)))))
                .isEqualTo(Map.of(
                        "a",
                        found,
                        "b",
                        new Literal.OfList(List.of(found)),
                        "c",
                        new Literal.OfMap(Map.of("k", found))));
        Literal.OfUnion union = (Literal.OfUnion) literals.resolve(new Literal.OfUnion(AWAY, new byte[0]));
        assertThat(union.value()).isEqualTo(found);
    }

    @Test
    void nothingIsFetchedWhereAllIsInPlace() throws IOException {
        OffloadedLiterals literals = new OffloadedLiterals(uri -> {
            throw new IOException("asked");
        });
        assertThat(literals.resolve(new Literal.OfList(List.of(new Literal.OfText("x")))))
                .isEqualTo(new Literal.OfList(List.of(new Literal.OfText("x"))));
    }

    @Test
    void whatCannotBeHadIsSaid() {
        OffloadedLiterals none = new OffloadedLiterals(uri -> {
            throw new NoSuchFileException(uri);
        });
        assertThatThrownBy(() -> none.resolve(AWAY)).hasMessageContaining("s3://b/away");
        OffloadedLiterals garbage = new OffloadedLiterals(uri -> new byte[] {-1});
        assertThatThrownBy(() -> garbage.resolve(AWAY)).isInstanceOf(WireException.class);
    }

    @Test
    void anObjectThatNamesItselfEnds() {
        byte[] itself = org.flyte.idl.core.Literal.newBuilder()
                .setOffloadedMetadata(LiteralOffloadedMetadata.newBuilder().setUri("s3://b/away"))
                .build()
                .toByteArray();
        assertThatThrownBy(() -> new OffloadedLiterals(uri -> itself).resolve(AWAY))
                .hasMessageContaining("again");
    }
}
