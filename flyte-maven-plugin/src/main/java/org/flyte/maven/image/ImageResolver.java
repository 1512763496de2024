package org.flyte.maven.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/** Says what shall be there for a plan: on which base, for which platforms, and so under which tag. */
final class ImageResolver {
    private final BaseCatalog bases;
    private final Optional<NativeLibraries> libraries;

    ImageResolver(BaseCatalog bases, Optional<NativeLibraries> libraries) {
        this.bases = bases;
        this.libraries = libraries;
    }

    /**
     * Looks the base up; nothing is built.
     *
     * @throws ProblemException where there is no such base, or none for a platform
     */
    ResolvedImage resolve(ImagePlan plan) {
        ImageSettings definition = plan.definition();
        Optional<Base> base = plan.dockerfile() == null ? bases.find(definition) : Optional.empty();
        List<Platform> platforms = platforms(definition, base);
        List<String> words = new ArrayList<>(List.of(
                plan.contentHash(),
                plan.dockerfile() == null ? Bases.written(definition) : "",
                base.map(Base::digest).orElse("")));
        platforms.forEach(platform -> {
            words.add(platform.text());
            words.add(libraries.map(known -> known.on(platform).identity()).orElse(""));
        });
        return new ResolvedImage(plan, base, platforms, ContentHash.of(words.toArray(String[]::new)));
    }

    private static List<Platform> platforms(ImageSettings image, Optional<Base> base) {
        if (image.platforms().isEmpty()) {
            return List.of(base.map(known -> own(image, known)).orElse(Platform.LINUX_AMD64));
        }
        List<Platform> platforms = image.platforms().stream()
                .map(text -> Platform.of(text, image))
                .distinct()
                .sorted()
                .toList();
        base.ifPresent(known -> platforms.forEach(platform -> check(image, known, platform)));
        return platforms;
    }

    /** The base's own platform where it has one only. */
    private static Platform own(ImageSettings image, Base base) {
        if (base.platforms().size() == 1 && base.manifests().size() == 1) {
            return base.manifests().firstKey();
        }
        check(image, base, Platform.LINUX_AMD64);
        return Platform.LINUX_AMD64;
    }

    private static void check(ImageSettings image, Base base, Platform platform) {
        if (!base.manifests().containsKey(platform)) {
            throw new ProblemException(new Problem(
                    ImageCode.BASE_LACKS_PLATFORM,
                    "%s is there for %s, and not for %s"
                            .formatted(
                                    base.address().written(),
                                    base.platforms().isEmpty()
                                            ? "no platform that it names"
                                            : String.join(", ", base.platforms()),
                                    platform.text()),
                    ImageAddress.path(image, image.platforms().isEmpty() ? "base" : "platforms"),
                    "name a base for that platform, or other <platforms>"));
        }
    }
}
