package org.flyte.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunRecordTest {
    @Test
    void anOutputThatIsNullIsWritten() {
        JsonObject inner = new JsonObject();
        inner.add("next", JsonNull.INSTANCE);
        JsonObject outputs = new JsonObject();
        outputs.add("o0", JsonNull.INSTANCE);
        outputs.add("o1", inner);
        RunRecord run = new RunRecord(1, "r", "u", "SUCCEEDED", outputs, null, 1, Map.of());

        JsonObject written = JsonParser.parseString(JsonFile.text(run)).getAsJsonObject();

        assertThat(written.get("outputs")).isEqualTo(outputs);
        assertThat(written.has("error")).isFalse();
    }
}
