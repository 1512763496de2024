package org.flyte.maven.settings;

import org.jspecify.annotations.Nullable;

/**
 * What the console shows of a task. Null: not said; then Javadoc and {@code <scm>} say it.
 *
 * @param shortText 255 characters at most
 * @param longText 2048 characters at most
 * @param link where the source can be read
 */
public record DocSettings(
        @Nullable String shortText,
        @Nullable String longText,
        @Nullable String link) {
    public static final DocSettings NONE = new DocSettings(null, null, null);

    DocSettings over(DocSettings weaker) {
        return new DocSettings(
                Stronger.of(shortText, weaker.shortText),
                Stronger.of(longText, weaker.longText),
                Stronger.of(link, weaker.link));
    }
}
