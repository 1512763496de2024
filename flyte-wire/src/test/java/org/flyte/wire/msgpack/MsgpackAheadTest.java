package org.flyte.wire.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MsgpackAheadTest {
    private final byte[] key = new MsgpackWriter().text("key").toBytes();
    private final byte[] value = new MsgpackWriter()
            .list(2)
            .map(1)
            .packed(key)
            .integer(7)
            .text("end")
            .toBytes();

    @Test
    void aCopyGoesOnFromTheSamePlaceByItself() {
        MsgpackReader reader = new MsgpackReader(value);
        reader.list();
        MsgpackReader copy = reader.copy();
        copy.skip();
        assertThat(copy.text()).isEqualTo("end");
        assertThat(copy.position()).isEqualTo(value.length);
        assertThat(reader.position()).isEqualTo(1);
        assertThat(reader.map()).isEqualTo(1);
        assertThat(reader.copy().position()).isEqualTo(2);
    }

    @Test
    void aKnownValueIsPassedOverAndCounted() {
        MsgpackReader reader = new MsgpackReader(value);
        reader.list();
        assertThat(reader.skipIf(key)).isFalse();
        reader.map();
        assertThat(reader.skipIf(new MsgpackWriter().text("kez").toBytes())).isFalse();
        assertThat(reader.skipIf(key)).isTrue();
        assertThat(reader.integer()).isEqualTo(7);
        assertThat(reader.text()).isEqualTo("end");
        reader.end();
        assertThat(reader.skipIf(key)).isFalse();
        assertThatThrownBy(reader::next).isInstanceOf(MsgpackException.class);
    }
}
