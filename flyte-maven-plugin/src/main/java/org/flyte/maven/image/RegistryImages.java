package org.flyte.maven.image;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/**
 * Publishes images to registries without a daemon. The tag is a hash of all that goes in, so an image whose tag is there
 * is neither built nor pushed. Any number of threads may publish at once.
 */
public final class RegistryImages {
    private static final String PLATFORM = "linux/amd64";

    private final RegistryOptions options;
    private final Optional<NativeLibrary> library;
    private final Consumer<String> log;
    private final Retries retries;
    private final RepositoryTurns turns;
    private final RegistryLookup lookup;
    private final Map<String, String> baseDigests = new ConcurrentHashMap<>();

    /**
     * @param library what each image carries for object stores; none where a test needs none
     * @param log takes one line per step, for a debug log; called from several threads, never with a secret
     */
    public RegistryImages(RegistryOptions options, Optional<NativeLibrary> library, Consumer<String> log) {
        this(
                options,
                library,
                log,
                pause -> new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS),
                RepositoryTurns.OF_JVM);
    }

    RegistryImages(
            RegistryOptions options,
            Optional<NativeLibrary> library,
            Consumer<String> log,
            Retries.Pause pause,
            RepositoryTurns turns) {
        this.options = Objects.requireNonNull(options);
        this.library = Objects.requireNonNull(library);
        Objects.requireNonNull(log);
        this.log = line -> log.accept(line.replaceAll("\u001B\\[[\\d;]*m", ""));
        this.retries = new Retries(pause);
        this.turns = Objects.requireNonNull(turns);
        this.lookup = new RegistryLookup("flyte-maven-plugin/" + options.version(), this.log);
    }

    /**
     * Makes sure that the image is at its registry.
     *
     * @return the reference with tag and digest, and whether anything was pushed
     * @throws ProblemException with an {@link ImageCode}
     */
    public PublishedImage publish(ImagePlan plan) {
        return publish(plan, false);
    }

    /**
     * Builds the image and pushes it under its tag, though the registry may have it.
     *
     * @return the reference with tag and digest
     * @throws ProblemException with an {@link ImageCode}
     */
    public PublishedImage publishAgain(ImagePlan plan) {
        return publish(plan, true);
    }

    private PublishedImage publish(ImagePlan plan, boolean again) {
        ImageSettings definition = plan.definition();
        refuseUnbuildable(definition);
        ImageAddress repository = ImageAddress.target(definition);
        refuseOffline(repository);
        Optional<JibBuild.PinnedBase> base = base(definition);
        ImageAddress target = address(plan, repository, base);
        RegistryCredentials credentials = credentials(target);
        try {
            return turns.take(target, () -> publish(plan, base, target, credentials, again));
        } catch (Exception e) {
            throw new RegistryFailure(target, credentials, true).said(e);
        }
    }

    private PublishedImage publish(
            ImagePlan plan,
            Optional<JibBuild.PinnedBase> base,
            ImageAddress target,
            RegistryCredentials credentials,
            boolean again) {
        Optional<String> existing = again ? Optional.empty() : digest(target, credentials, true);
        String digest = existing.orElseGet(() -> push(plan, base, target, credentials));
        return new PublishedImage(
                "%s:%s@%s".formatted(target.written(), target.reference().getQualifier(), digest),
                digest,
                existing.isEmpty());
    }

    /**
     * Looks whether the image is at its registry. Nothing is written.
     *
     * @return the reference with its tag, and with its digest where the registry has it
     * @throws ProblemException with an {@link ImageCode} where a registry cannot be asked
     */
    public FoundImage find(ImagePlan plan) {
        ImageSettings definition = plan.definition();
        refuseUnbuildable(definition);
        ImageAddress repository = ImageAddress.target(definition);
        refuseOffline(repository);
        ImageAddress target = address(plan, repository, base(definition));
        Optional<String> digest = digest(target, credentials(target), false);
        String tagged = "%s:%s".formatted(target.written(), target.reference().getQualifier());
        return new FoundImage(digest.map(found -> tagged + "@" + found).orElse(tagged), digest);
    }

    private ImageAddress address(ImagePlan plan, ImageAddress repository, Optional<JibBuild.PinnedBase> base) {
        return repository.at(ContentHash.of(
                plan.contentHash(),
                Bases.written(plan.definition()),
                base.map(JibBuild.PinnedBase::digest).orElse(""),
                library.map(NativeLibrary::identity).orElse("")));
    }

    private Optional<JibBuild.PinnedBase> base(ImageSettings definition) {
        if (Bases.written(definition).equals(Bases.SCRATCH)) {
            return Optional.empty();
        }
        ImageAddress base = ImageAddress.base(definition);
        RegistryCredentials credentials = credentials(base);
        String digest = base.reference()
                .getDigest()
                .orElseGet(() -> baseDigests.computeIfAbsent(
                        base.reference().toStringWithQualifier(), key -> resolved(base, credentials)));
        return Optional.of(new JibBuild.PinnedBase(base.at(digest), digest, credentials));
    }

    private String resolved(ImageAddress base, RegistryCredentials credentials) {
        return digest(base, credentials, false)
                .orElseThrow(() -> new ProblemException(new RegistryFailure(base, credentials, false).notFound()));
    }

    private Optional<String> digest(ImageAddress address, RegistryCredentials credentials, boolean push) {
        try {
            return retries.run(() -> {
                RegistryProbe.reach(address);
                return lookup.digest(address, credentials, push);
            });
        } catch (Exception e) {
            throw new RegistryFailure(address, credentials, push).said(e);
        }
    }

    private String push(
            ImagePlan plan, Optional<JibBuild.PinnedBase> base, ImageAddress target, RegistryCredentials credentials) {
        ImagePlan whole = library.map(lowest -> plan.on(lowest.layer(options.cacheFolder())))
                .orElse(plan);
        JibBuild build = new JibBuild(whole, base, options, log);
        base.ifPresent(pinned -> fetch(build, pinned, target));
        try {
            return retries.run(() -> build.push(target, credentials));
        } catch (Exception e) {
            throw failure(e, base, target, credentials).said(e);
        }
    }

    private void fetch(JibBuild build, JibBuild.PinnedBase base, ImageAddress target) {
        try {
            retries.run(() -> {
                build.fetchBase(target);
                return base;
            });
        } catch (Exception e) {
            throw new RegistryFailure(base.address(), base.credentials(), false).said(e);
        }
    }

    /** jib reads the base while it pushes; its messages tell which of the two failed. */
    private static RegistryFailure failure(
            Exception failure,
            Optional<JibBuild.PinnedBase> base,
            ImageAddress target,
            RegistryCredentials credentials) {
        String message = String.valueOf(failure.getMessage());
        return base.filter(pinned -> message.startsWith("Tried to pull")
                        || (message.contains(pinned.address().repository()) && !message.contains(target.repository())))
                .map(pinned -> new RegistryFailure(pinned.address(), pinned.credentials(), false))
                .orElseGet(() -> new RegistryFailure(target, credentials, true));
    }

    private RegistryCredentials credentials(ImageAddress address) {
        return new RegistryCredentials(address, options.dockerConfigs(), log);
    }

    private static void refuseUnbuildable(ImageSettings image) {
        boolean dockerfile = image.dockerfile() != null;
        if (dockerfile || image.platforms().stream().anyMatch(platform -> !platform.equals(PLATFORM))) {
            throw new ProblemException(new Problem(
                    ImageCode.NOT_BUILT_HERE,
                    dockerfile
                            ? "the image %s is made by a Dockerfile, which this version does not build"
                                    .formatted(image.key())
                            : "the image %s is for %s, and this version builds for %s only"
                                    .formatted(image.key(), String.join(", ", image.platforms()), PLATFORM),
                    ImageAddress.path(image, dockerfile ? "dockerfile" : "platforms"),
                    dockerfile
                            ? "build and push it yourself and name it in <base>"
                            : "leave <platforms> out, or run on the embedded backend"));
        }
    }

    private void refuseOffline(ImageAddress repository) {
        if (options.offline()) {
            throw new ProblemException(new Problem(
                    ImageCode.OFFLINE,
                    "%s cannot be pushed while Maven runs offline".formatted(repository.written()),
                    repository.path(),
                    "drop -o, or use -Dflyte.endpoint=embedded, which needs no registry"));
        }
    }
}
