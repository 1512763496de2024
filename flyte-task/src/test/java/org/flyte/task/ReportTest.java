package org.flyte.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final List<String> written = new ArrayList<>();
    private final Report report = new Report(written::add);

    @Test
    void theFirstTabIsShownFirstAndTabsWithoutContentAreNot() {
        report.tab("unused");
        report.tab("Loss <1> & more").log("<svg/>");
        report.log("<b>a</b>").log("<i>b</i>");
        assertThat(report.html())
                .startsWith("<!DOCTYPE html>")
                .contains("<meta charset=\"utf-8\">")
                .contains("checked><label for=\"tab0\">main</label>")
                .contains("<label for=\"tab1\">Loss &lt;1&gt; &amp; more</label>")
                .containsSubsequence("<section id=\"of-tab0\">\n<b>a</b>\n<i>b</i>\n</section>", "<svg/>")
                .doesNotContain("unused")
                .doesNotContain("<script");
    }

    @Test
    void contentIsReplacedInItsTabOnly() {
        report.log("before").tab("other").log("stays");
        report.replace("after");
        report.tab("other").replace("new").log("newer");
        assertThat(report.html())
                .contains("after", "new\nnewer")
                .doesNotContain("before")
                .doesNotContain("stays");
    }

    @Test
    void onlyWhatIsNewIsWritten() throws Exception {
        report.flush();
        assertThat(written).isEmpty();
        report.log("x");
        report.flush();
        report.flush();
        assertThat(written).hasSize(1);
        report.tab("t").replace("y");
        report.flush();
        assertThat(written).hasSize(2).last().asString().contains("x").contains("y");
    }

    @Test
    void whatCouldNotBeWrittenIsTriedAgain() throws Exception {
        List<String> tries = new ArrayList<>();
        Report unlucky = new Report(html -> {
            tries.add(html);
            if (tries.size() == 1) {
                throw new IOException("full");
            }
        });
        unlucky.log("x");
        assertThatThrownBy(unlucky::flush).hasMessage("full");
        unlucky.flush();
        assertThat(tries).hasSize(2);
    }

    @Test
    void outsideAnActionReportsAndCheckpointsGoNowhere() throws Exception {
        Flyte.report().log("x").flush();
        assertThat(Flyte.report().html()).doesNotContain("<section");
        Flyte.checkpoint().save(new byte[1]);
        assertThat(Flyte.checkpoint().restore()).isEmpty();
        assertThatThrownBy(() -> Flyte.checkpoint().save(java.nio.file.Path.of("no such file")))
                .hasMessageContaining("no such file");
    }
}
