package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code when} over an enum, in the form that Kotlin compiles it to. */
class KotlinSwitchMapTest {
    private static final String WHEN = """
            package org.acme;
            import org.flyte.task.Task;
            @kotlin.Metadata public class Tasks {
              enum Mood { GOOD, BAD, BORED }
              @Task public static int task(Mood mood) {
                switch (mood == null ? -1 : WhenMappings.$EnumSwitchMapping$1[mood.ordinal()]) {
                  case 1: return 10;
                  case 2: return 20;
                  default: return 30;
                }
              }
              static final class WhenMappings {
                public static final int[] $EnumSwitchMapping$0;
                public static final int[] $EnumSwitchMapping$1;
                static {
                  int[] first = new int[Mood.values().length];
                  first[Mood.BORED.ordinal()] = 1;
                  $EnumSwitchMapping$0 = first;
                  int[] second = new int[Mood.values().length];
                  try { second[Mood.GOOD.ordinal()] = 1; } catch (NoSuchFieldError e) { }
                  try { second[Mood.BAD.ordinal()] = 2; } catch (NoSuchFieldError e) { }
                  $EnumSwitchMapping$1 = second;
                }
              }
            }
            """;

    @TempDir
    Path temp;

    @Test
    void theHashChangesWithTheConstantsOfItsBranches() {
        String other = WHEN.replace("second[Mood.BAD", "second[Mood.BORED");
        assertThat(hash("b", other)).isNotEqualTo(hash("a", WHEN));
    }

    @Test
    void theHashStaysWhereAnotherWhenOfTheFileChangesAndTheMapsAreCountedAnew() {
        String other = WHEN.replace("first[Mood.BORED", "first[Mood.BAD")
                .replace("$EnumSwitchMapping$1", "$EnumSwitchMapping$2");
        assertThat(hash("b", other)).isEqualTo(hash("a", WHEN));
    }

    private String hash(String folder, String source) {
        return Hashes.of(OtherLanguages.compile(temp.resolve(folder), source)).get("task");
    }
}
