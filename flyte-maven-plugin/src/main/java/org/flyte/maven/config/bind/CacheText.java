package org.flyte.maven.config.bind;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.flyte.maven.config.NearestName;
import org.flyte.maven.settings.CacheBehavior;

/** Whether outputs are kept, in the words of the annotation and in those that Python's users know, in any case. */
final class CacheText {
    static final Kind<CacheBehavior> BEHAVIOR = CacheText::read;

    private static final List<String> BEHAVIORS = List.of("auto", "override", "disable");
    private static final Set<String> ON = Set.of("auto", "enable", "enabled", "on", "true", "yes");
    private static final Set<String> OFF = Set.of("disable", "off", "false", "no", "none");

    private CacheText() {}

    private static CacheBehavior read(String text) throws BadValueException {
        String word = text.toLowerCase(Locale.ROOT);
        if (ON.contains(word)) {
            return CacheBehavior.AUTO;
        }
        if (OFF.contains(word)) {
            return CacheBehavior.DISABLE;
        }
        if (!word.equals("override")) {
            throw new BadValueException(
                    ValueCode.BAD_CHOICE,
                    "'" + text + "' is none of " + String.join(", ", BEHAVIORS),
                    NearestName.withinTwoEdits(word, BEHAVIORS)
                            .map(near -> "write " + near)
                            .orElse("write one of them"));
        }
        return CacheBehavior.OVERRIDE;
    }
}
