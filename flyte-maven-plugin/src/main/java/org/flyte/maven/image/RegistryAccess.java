package org.flyte.maven.image;

import java.util.function.Consumer;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/** Asks a registry whether it would talk to this user; writes nothing. */
public final class RegistryAccess {
    /** Asked for, but never pushed: a registry that says that it is not there has let the user in. */
    private static final String TAG = "flyte-check";

    private final RegistryOptions options;
    private final Consumer<String> log;

    public RegistryAccess(RegistryOptions options, Consumer<String> log) {
        this.options = options;
        this.log = log;
    }

    /**
     * Asks for an image, with the right to push it.
     *
     * @param image one with a registry
     * @return what it was asked with, in words
     * @throws ProblemException with an {@link ImageCode} when it does not answer, or refuses
     */
    public String ask(ImageSettings image) {
        ImageAddress address = ImageAddress.target(image).at(TAG);
        RegistryCredentials credentials = RegistryCredentials.of(address, true, options, log);
        try {
            RegistryProbe.reach(address, options.network());
            new RegistryLookup(options, log).digest(address, credentials, true);
            return credentials.source();
        } catch (Exception e) {
            throw new RegistryFailure(address, credentials, true).said(e);
        }
    }
}
