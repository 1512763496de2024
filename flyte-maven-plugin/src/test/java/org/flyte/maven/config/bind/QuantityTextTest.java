package org.flyte.maven.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTextTest {
    @ParameterizedTest
    @CsvSource({
        "1024,1024",
        "0,0",
        "1.5Gi,1610612736",
        ".5Ki,512",
        "2.,2",
        "+3M,3000000",
        "500M,500000000",
        "1E,1000000000000000000",
        "1E3,1000",
        "1e3,1000",
        "12e-1,1.2",
        "1Ei,1152921504606846976",
        "4000m,4",
        "64k,64000",
        "3Ti,3298534883328",
        "2P,2000000000000000"
    })
    void bytesAreWrittenAsKubernetesDoes(String text, BigDecimal bytes) throws BadValueException {
        assertThat(QuantityText.BYTES.read(text).amount()).isEqualByComparingTo(bytes);
        assertThat(QuantityText.BYTES.read(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2,2", "0.5,0.5", "500m,0.5", "1k,1000", "250000u,0.25", "1n,0.000000001"})
    void cpuIsCoresOrThousandthsOfThem(String text, BigDecimal cores) throws BadValueException {
        assertThat(QuantityText.CPU.read(text).amount()).isEqualByComparingTo(cores);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2GB   | FLYTE-131 '2GB' is not an amount of bytes -> write 2Gi
                    512mb | FLYTE-131 '512mb' is not an amount of bytes -> write 512Mi
                    2 Gi  | FLYTE-131 '2 Gi' is not an amount of bytes -> write 2Gi
                    2g    | FLYTE-131 '2g' is not an amount of bytes -> write 2Gi
                    2GiB  | FLYTE-131 '2GiB' is not an amount of bytes -> write 2Gi
                    1.5tb | FLYTE-131 '1.5tb' is not an amount of bytes -> write 1.5Ti
                    512m  | FLYTE-131 '512m' is less than one byte, since m means thousandths -> write 512Mi
                    -1Gi  | FLYTE-131 '-1Gi' is negative -> write bytes with a suffix, such as 512Mi, 2Gi or 2G
                    much  | FLYTE-131 'much' is not an amount of bytes -> write bytes with a suffix, such as 512Mi, 2Gi or 2G
                    .     | FLYTE-131 '.' is not an amount of bytes -> write bytes with a suffix, such as 512Mi, 2Gi or 2G
                    1,5Gi | FLYTE-131 '1,5Gi' is not an amount of bytes -> write bytes with a suffix, such as 512Mi, 2Gi or 2G
                    1KI   | FLYTE-131 '1KI' is not an amount of bytes -> write 1Ki
                    Gi    | FLYTE-131 'Gi' is not an amount of bytes -> write bytes with a suffix, such as 512Mi, 2Gi or 2G
                    """)
    void aWrongAmountOfBytesIsToldItsRightForm(String text, String said) {
        assertThat(Said.of(QuantityText.BYTES, text)).isEqualTo(said);
    }

    @Test
    void aWrongAmountOfCpuIsToldItsRightForm() {
        assertThat(Said.of(QuantityText.CPU, "two"))
                .isEqualTo("FLYTE-131 'two' is not an amount of CPU -> write cores such as 2, 0.5 or 500m");
        assertThat(Said.of(QuantityText.CPU, "-1"))
                .isEqualTo("FLYTE-131 '-1' is negative -> write cores such as 2, 0.5 or 500m");
        assertThat(Said.of(QuantityText.CPU, "1 core"))
                .isEqualTo("FLYTE-131 '1 core' is not an amount of CPU -> write cores such as 2, 0.5 or 500m");
    }
}
