package org.flyte.maven.config.bind;

import org.flyte.maven.settings.DocSettings;

/** Reads {@code <docs>}. */
final class DocBinder {
    private static final Kind<String> SHORT = Kind.upTo(255);
    private static final Kind<String> LONG = Kind.upTo(2048);

    private DocBinder() {}

    static DocSettings bind(Element docs) {
        return new DocSettings(docs.value("short", SHORT), docs.value("long", LONG), docs.value("link", LinkText.PAGE));
    }
}
