package org.flyte.maven.image;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/** Looks at images that are used as they are. Nothing is written. */
public final class ReadyImages {
    private final RegistryOptions options;
    private final Consumer<String> warnings;
    private final Consumer<String> log;
    private final RegistryLookup lookup;

    /**
     * @param warnings takes a sentence for each image that cannot be looked at
     * @param log takes one line per step, for a debug log
     */
    public ReadyImages(RegistryOptions options, Consumer<String> warnings, Consumer<String> log) {
        this.options = Objects.requireNonNull(options);
        this.warnings = Objects.requireNonNull(warnings);
        this.log = Objects.requireNonNull(log);
        this.lookup = new RegistryLookup(options, log);
    }

    /**
     * Makes sure that the image runs Java tasks, as far as it can be seen: a cluster may reach a registry that this machine does
     * not.
     *
     * @return the reference as it is written, with the digest that it stands for where the registry said so
     * @throws ProblemException where the image does not exist, or carries no runtime
     */
    public FoundImage find(ImageSettings image) {
        String reference = Objects.requireNonNull(image.reference());
        ImageAddress address = ImageAddress.ready(image, reference);
        if (options.offline()) {
            warnings.accept("the image " + reference + " is not looked at while Maven runs offline");
            return new FoundImage(reference, Optional.empty());
        }
        RegistryCredentials credentials = RegistryCredentials.of(address, false, options, log);
        try {
            RegistryProbe.reach(address, options.network());
            RegistryLookup.Labelled found = lookup.labelled(address, credentials)
                    .orElseThrow(() -> new ProblemException(notFound(reference, address)));
            check(found.labels(), reference, address);
            return new FoundImage(reference, Optional.of(found.digest()));
        } catch (ProblemException e) {
            throw e;
        } catch (Exception e) {
            Problem said = new RegistryFailure(address, credentials, false)
                    .said(e)
                    .problems()
                    .get(0);
            warnings.accept("the image " + reference + " cannot be looked at: " + said.what());
            return new FoundImage(reference, Optional.empty());
        }
    }

    private static void check(Map<String, String> labels, String reference, ImageAddress address) {
        if (!labels.containsKey(ImagePlanner.RUNTIME_LABEL)) {
            throw new ProblemException(new Problem(
                    ImageCode.NO_RUNTIME,
                    "the image %s has no label %s: it was not built by this plugin, and cannot run Java tasks as it is"
                            .formatted(reference, ImagePlanner.RUNTIME_LABEL),
                    address.path(),
                    "name it in <base> instead of <reference>, so that the runtime is laid on it"));
        }
    }

    private static Problem notFound(String reference, ImageAddress address) {
        return new Problem(
                ImageCode.BASE_NOT_FOUND,
                "the image %s does not exist".formatted(reference),
                address.path(),
                "correct the image's name or tag");
    }
}
