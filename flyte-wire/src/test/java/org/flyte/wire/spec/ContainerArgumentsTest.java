package org.flyte.wire.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.flyte.wire.spec.ContainerArguments.Option;
import org.junit.jupiter.api.Test;

class ContainerArgumentsTest {
    private final ContainerArguments arguments = ContainerArguments.ofMethod("org.acme.Hello$Inner", "say");

    @Test
    void nameTheMethodAtTheEnd() {
        assertThat(arguments.list())
                .endsWith("--resolver", "java", "mod", "org.acme.Hello$Inner", "instance", "say")
                .startsWith("--inputs", "{{.input}}");
    }

    @Test
    void areWrittenInOneOrderWhateverTheOrderOfAdding() {
        List<String> list = arguments
                .with(Option.TIMEOUT, "90")
                .with(Option.TGZ, "s3://b/f.tar.gz")
                .with(Option.VERSION, "v1")
                .list();
        assertThat(list).containsSubsequence("--outputs-path", "--version", "--raw-data-path");
        assertThat(list)
                .containsSubsequence("--run-start-time", "--tgz", "s3://b/f.tar.gz", "--timeout", "90", "--resolver");
    }

    @Test
    void readWhatTheyWrote() {
        ContainerArguments full = arguments.with(Option.DIGEST, "sha256:ab").with(Option.TIMEOUT, "1.5");
        assertThat(ContainerArguments.parse(full.list())).isEqualTo(full);
    }

    @Test
    void takeWordsBehindTheResolverAsTheyAre() {
        List<String> list = List.of("--resolver", "java", "--inputs", "x", "odd");
        assertThat(ContainerArguments.parse(list).code()).containsExactly("--inputs", "x", "odd");
    }

    @Test
    void refuseAnUnknownOption() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContainerArguments.parse(List.of("--dest", ".")))
                .withMessageContaining("--dest");
    }

    @Test
    void refuseAnOptionWithoutValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContainerArguments.parse(List.of("--inputs")))
                .withMessageContaining("--inputs has no value");
    }
}
