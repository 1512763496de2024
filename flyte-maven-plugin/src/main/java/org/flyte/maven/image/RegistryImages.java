package org.flyte.maven.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;
import org.jspecify.annotations.Nullable;

/**
 * Publishes images to registries without a daemon. The tag is a hash of all that goes in, so an image whose tag is there
 * is neither built nor pushed. Any number of threads may publish at once.
 */
public final class RegistryImages {
    private final ImageContext context;
    private final RepositoryTurns turns;
    private final ImageWorks works;
    private final Registries registries;
    private final Map<ImagePlan, Seen> seen = Collections.synchronizedMap(new IdentityHashMap<>());

    /** What a look at the registry has shown. */
    private record Seen(ResolvedImage image, Optional<String> digest) {}

    public RegistryImages(ImageContext context) {
        this(
                context,
                pause -> new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS),
                RepositoryTurns.OF_JVM);
    }

    RegistryImages(ImageContext context, Retries.Pause pause, RepositoryTurns turns) {
        this.context = Objects.requireNonNull(context);
        this.turns = Objects.requireNonNull(turns);
        this.works = new ImageWorks(context, pause);
        this.registries = works.registries();
    }

    /**
     * Makes sure that the image is at its registry, and that its further tags stand for it. What {@link #find} has seen there
     * is not looked for again.
     *
     * @return the reference with tag and digest, and whether anything was pushed
     * @throws ProblemException with an {@link ImageCode}
     */
    public PublishedImage publish(ImagePlan plan) {
        return publish(plan, false);
    }

    /**
     * Builds the image, its Dockerfile too, and pushes it under its tag, though the registry may have it.
     *
     * @return the reference with tag and digest
     * @throws ProblemException with an {@link ImageCode}
     */
    public PublishedImage publishAgain(ImagePlan plan) {
        return publish(plan, true);
    }

    private PublishedImage publish(ImagePlan plan, boolean again) {
        ImageAddress repository = repository(plan.definition());
        @Nullable Seen known = again ? null : seen.remove(plan);
        ResolvedImage image = known == null ? works.resolve(plan) : known.image();
        ImageAddress target = repository.at(image.tag());
        RegistryCredentials credentials = registries.credentials(target);
        return takingTurns(target, credentials, () -> {
            Optional<String> existing = known != null && known.digest().isPresent()
                    ? known.digest()
                    : again ? Optional.empty() : registries.digest(target, credentials, true);
            if (existing.isEmpty()) {
                BuiltImage made = pushing(target, credentials, push -> {
                    BuiltImage built = works.build(
                            image,
                            layer -> image.base()
                                    .filter(base -> push.fetches(layer, base))
                                    .isPresent(),
                            again);
                    push.push(built);
                    return built;
                });
                return published(target, credentials, plan.definition(), made.digest(), true);
            }
            return published(target, credentials, plan.definition(), existing.get(), false);
        });
    }

    /**
     * Pushes an image that was built here, where the registry does not have it.
     *
     * @return the reference with tag and digest: the registry's where it had the image
     * @throws ProblemException with an {@link ImageCode}
     */
    public PublishedImage push(BuiltImage image) {
        ImageAddress target = repository(image.definition()).at(image.tag());
        RegistryCredentials credentials = registries.credentials(target);
        return takingTurns(target, credentials, () -> {
            Optional<String> existing = registries.digest(target, credentials, true);
            if (existing.isEmpty()) {
                pushing(target, credentials, push -> {
                    push.push(image);
                    return image;
                });
            }
            return published(
                    target, credentials, image.definition(), existing.orElse(image.digest()), existing.isEmpty());
        });
    }

    /**
     * Looks whether the image is at its registry. Nothing is written.
     *
     * @return the reference with its tag, and with its digest where the registry has it
     * @throws ProblemException with an {@link ImageCode} where a registry cannot be asked
     */
    public FoundImage find(ImagePlan plan) {
        ImageAddress repository = repository(plan.definition());
        ResolvedImage image = works.resolve(plan);
        ImageAddress target = repository.at(image.tag());
        Optional<String> digest = registries.digest(target, registries.credentials(target), false);
        seen.put(plan, new Seen(image, digest));
        return new FoundImage(tagged(target) + digest.map(there -> "@" + there).orElse(""), digest);
    }

    /** What is in an image that is at its registry; what this machine has of it is not asked for. */
    public ImageDetails details(ImageSettings image, PublishedImage published) {
        ImageAddress repository = repository(image);
        RegistryCredentials credentials = registries.credentials(repository);
        return registries.reading(
                repository, credentials, () -> reader(repository, credentials).read(published.digest()));
    }

    private interface Pushing {
        BuiltImage with(ImagePush push) throws Exception;
    }

    private BuiltImage pushing(ImageAddress target, RegistryCredentials credentials, Pushing pushing) throws Exception {
        return registries.session(
                target,
                credentials,
                true,
                session -> pushing.with(new ImagePush(registries, works.store(), target, credentials, session)));
    }

    private <T> T takingTurns(ImageAddress target, RegistryCredentials credentials, Retries.Step<T> step) {
        try {
            return turns.take(target, step);
        } catch (Exception e) {
            throw new RegistryFailure(target, credentials, true).said(e);
        }
    }

    private PublishedImage published(
            ImageAddress target, RegistryCredentials credentials, ImageSettings image, String digest, boolean pushed)
            throws Exception {
        List<String> moved = new ArrayList<>();
        for (String tag : image.tags()) {
            ImageAddress tagged = target.at(tag);
            if (!registries.digest(tagged, credentials, true).equals(Optional.of(digest))) {
                ImageReader reader = reader(target, credentials);
                registries.put(tagged, credentials, reader.mediaType(digest), reader.manifest(digest));
                moved.add(tag);
            }
        }
        if (!moved.isEmpty()) {
            context.log().accept("%s now stands for %s".formatted(String.join(", ", moved), tagged(target)));
        }
        return new PublishedImage(tagged(target) + "@" + digest, digest, pushed);
    }

    private ImageReader reader(ImageAddress repository, RegistryCredentials credentials) {
        return new ImageReader(works.store(), new ImageReader.AtRegistry(registries, repository, credentials));
    }

    private static String tagged(ImageAddress target) {
        return target.written() + ":" + target.reference().getQualifier();
    }

    /** Where the image goes; nobody may push away from this machine while Maven runs offline. */
    private ImageAddress repository(ImageSettings image) {
        ImageAddress repository = ImageAddress.target(image);
        if (registries.beyondReach(repository)) {
            throw new ProblemException(new Problem(
                    ImageCode.OFFLINE,
                    "%s cannot be pushed while Maven runs offline".formatted(repository.written()),
                    repository.path(),
                    "drop -o, or use -Dflyte.endpoint=embedded, which needs no registry"));
        }
        return repository;
    }
}
