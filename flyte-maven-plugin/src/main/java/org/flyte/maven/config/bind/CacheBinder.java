package org.flyte.maven.config.bind;

import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.CacheSettings;

/** Reads {@code <cache>}. */
final class CacheBinder {

    private CacheBinder() {}

    static CacheSettings bind(Element cache) {
        return new CacheSettings(
                cache.value("behavior", CacheText.BEHAVIOR),
                cache.text("version"),
                cache.value("serialize", NumberText.TRUTH),
                cache.list("ignoredInputs", NameText.ANY),
                cache.text("salt"));
    }

    /** An own version is what {@code override} is for. */
    static void checkVersion(Element cache, CacheSettings own, boolean versionSaid) {
        if (own.behavior() == CacheBehavior.OVERRIDE && !versionSaid && !cache.says("version")) {
            cache.at("behavior")
                    .problem(
                            ValueCode.NO_CACHE_VERSION,
                            "override needs a version, and nobody said one",
                            "set <version> beside <behavior>, or write auto to have it computed");
        }
    }
}
