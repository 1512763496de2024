package org.flyte.wire.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalMsgpackTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "keys sorted by their bytes, 82a16201a16102, 82a16102a16201",
        "also in lists and maps within, 91df00000001a16182a17a01a17902, 9181a16182a17902a17a01",
        "of equal keys the last counts, 82a16101a16102, 81a16102",
        "integers in their shortest form, 94cf0000000000000001cd00ffd0ffd3ffffffffffffff7f, 9401ccffffd1ff7f",
        "a large unsigned integer, cfffffffffffffffff, cfffffffffffffffff",
        "short floats made long, ca3f800000, cb3ff0000000000000",
        "texts with a short head, da0001c3, da0001c3",
        "long texts, db0000000161, a161",
        "bytes, c600000001ff, c401ff",
        "nothing and truth, 93c0c2c3, 93c0c2c3",
        "what is no msgpack, 82a161, 82a161",
        "more than one value, 0102, 0102",
        "a list as a key, 819001, 819001",
        "an extension as a pair, d40100, 9201c40100",
        "a number and a truth as the same key, 8301a161cb3ff0000000000000a162c3a163, 8101a163",
    })
    void hasOneFormForOneValue(String what, String packed, String canonical) {
        assertThat(HEX.formatHex(CanonicalMsgpack.of(HEX.parseHex(packed))))
                .as(what)
                .isEqualTo(canonical);
    }
}
