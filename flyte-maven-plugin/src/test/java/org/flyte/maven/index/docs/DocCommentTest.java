package org.flyte.maven.index.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocCommentTest {
    @Test
    void theFirstSentenceIsApartAndTheRestKeepsItsLines() {
        DocComment comment = DocComment.parse(" Says hello\n to you. Then\n goes home.\n\n <p>Later\n it sleeps.\n");
        assertThat(comment.sentence()).isEqualTo("Says hello to you.");
        assertThat(comment.rest()).isEqualTo("Then\ngoes home.\n\nLater\nit sleeps.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One. Two.|One.",
                "Takes e.g. a list. Two.|Takes e.g. a list.",
                "Version 1.5 of it|Version 1.5 of it",
                "Really? Yes.|Really?",
                "挨拶する。次。|挨拶する。",
                "Ends with a dot.|Ends with a dot.",
                "A heading <p> a text|A heading",
            })
    void aSentenceEndsWhereAReaderEndsIt(String text, String sentence) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPAN);
            assertThat(DocComment.parse(text).sentence()).isEqualTo(sentence);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void tagsAreReadWithTheirWholeText() {
        DocComment comment = DocComment.parse("""
                 Adds.

                 @param a the first
                    of {@code two}
                 @param <T> a type
                 @param b
                 @return the sum, see {@link Math#addExact(int, int)}
                 @throws ArithmeticException never
                """);
        assertThat(comment.sentence()).isEqualTo("Adds.");
        assertThat(comment.rest()).isNull();
        assertThat(comment.parameters()).isEqualTo(Map.of("a", "the first of two", "<T>", "a type", "b", ""));
        assertThat(comment.result()).isEqualTo("the sum, see Math.addExact(int, int)");
    }

    @Test
    void aCommentOfTagsAloneHasNoSentence() {
        DocComment comment = DocComment.parse(" @return x\n");
        assertThat(comment.sentence()).isNull();
        assertThat(comment.result()).isEqualTo("x");
    }

    @Test
    void anInlineReturnIsSentenceAndResult() {
        DocComment comment = DocComment.parse(" {@return the {@code sum} of both} More.\n");
        assertThat(comment.sentence()).isEqualTo("Returns the sum of both.");
        assertThat(comment.result()).isEqualTo("the sum of both");
    }

    @Test
    void markupGoesAndWhatLooksLikeItStays() {
        assertThat(DocText.plain("a <b>bold</b> {@code List<String>} &lt;x&gt; &amp; {@link String text of it}"
                        + " {@linkplain #here} &#8364; {@literal a < b}"))
                .isEqualTo("a bold List<String> <x> & text of it here € a < b");
        assertThat(DocText.plain("Things:<ul><li>one<li> two</ul>")).isEqualTo("Things:\n- one\n- two");
    }

    @Test
    void anAtSignWithinCodeIsNoTag() {
        DocComment comment = DocComment.parse(" Use {@code\n @Task\n } here. Done.\n");
        assertThat(comment.sentence()).isEqualTo("Use @Task here.");
        assertThat(comment.rest()).isEqualTo("Done.");
    }
}
