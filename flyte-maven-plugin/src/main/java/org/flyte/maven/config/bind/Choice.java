package org.flyte.maven.config.bind;

import java.util.List;
import org.flyte.maven.config.NearestName;

/** One of a few words. */
final class Choice {
    private Choice() {}

    static Kind<String> of(List<String> words) {
        return text -> {
            if (!words.contains(text)) {
                throw new BadValueException(
                        ValueCode.BAD_CHOICE,
                        "'" + text + "' is none of " + String.join(", ", words),
                        NearestName.withinTwoEdits(text, words)
                                .map(near -> "write " + near)
                                .orElse("write one of them"));
            }
            return text;
        };
    }
}
