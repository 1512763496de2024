package org.flyte.maven.image;

import com.google.cloud.tools.jib.registry.RegistryClient;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/** Speaks to registries: what fails on the way is tried again, and what fails for good is said as a user error. */
final class Registries {
    private final RegistryOptions options;
    private final Consumer<String> log;
    private final Retries retries;
    private final RegistryLookup lookup;

    Registries(RegistryOptions options, Consumer<String> log, Retries retries) {
        this.options = options;
        this.log = log;
        this.retries = retries;
        this.lookup = new RegistryLookup(options, log);
    }

    Path cacheFolder() {
        return options.cacheFolder();
    }

    /** Those for a registry that images are pushed to. */
    RegistryCredentials credentials(ImageAddress target) {
        return RegistryCredentials.of(target, true, options, log);
    }

    /** Those for the base of an image, which the environment's are for only where the image goes to the same registry. */
    RegistryCredentials credentials(ImageAddress base, ImageSettings image) {
        boolean pushed = image.registry() != null
                && ImageAddress.target(image).registry().equals(base.registry());
        return RegistryCredentials.of(base, pushed, options, log);
    }

    /** Whether the registry may not be asked, since Maven runs offline and it is on another machine. */
    boolean beyondReach(ImageAddress address) {
        return options.offline() && !address.onLoopback();
    }

    /** That a part of a base would have to be fetched, which must not be. */
    Problem notCached(ImageAddress base) {
        return new Problem(
                ImageCode.NOT_CACHED,
                "the base %s is not in the cache of this machine, and Maven runs offline".formatted(base.written()),
                base.path(),
                "build once without -o, or name a base that was built on before");
    }

    /** The digest of the manifest at an address; empty only where the registry says that there is none. */
    Optional<String> digest(ImageAddress address, RegistryCredentials credentials, boolean push) {
        try {
            return retries.run(() -> {
                RegistryProbe.reach(address, options.network());
                return lookup.digest(address, credentials, push);
            });
        } catch (Exception e) {
            throw new RegistryFailure(address, credentials, push).said(e);
        }
    }

    /** The bytes of the manifest at an address; empty only where the registry says that there is none. */
    Optional<byte[]> manifest(ImageAddress address, RegistryCredentials credentials) throws Exception {
        refuseOffline(address);
        return retries.run(() -> {
            RegistryProbe.reach(address, options.network());
            return manifests().get(address, credentials).map(RegistryManifests.Manifest::bytes);
        });
    }

    /** Stores a manifest at an address. */
    void put(ImageAddress address, RegistryCredentials credentials, String mediaType, byte[] content) throws Exception {
        retries.run(() -> manifests().put(address, credentials, mediaType, content));
    }

    /** Writes the bytes of a base's part. */
    void pull(ImageAddress base, RegistryCredentials credentials, Descriptor part, OutputStream out) throws Exception {
        refuseOffline(base);
        session(base, credentials, false, session -> {
            session.pull(part, out);
            return part;
        });
    }

    /** What is done with a repository, once logged in. */
    interface Work<T> {
        T with(RegistrySession session) throws Exception;
    }

    /**
     * Logs in to a repository for something with many parts, each of which is tried again by itself.
     *
     * @param push whether parts are written
     */
    <T> T session(ImageAddress address, RegistryCredentials credentials, boolean push, Work<T> work) throws Exception {
        RegistryClients clients = new RegistryClients(options.userAgent(), options.network(), log);
        try {
            return retries.run(() -> {
                RegistryProbe.reach(address, options.network());
                return clients.run(
                        address, credentials, push, client -> tunnelled(work, client), RegistryConnections::new);
            });
        } catch (Tunnel through) {
            throw through.failure;
        }
    }

    private <T> T tunnelled(Work<T> work, RegistryClient client) {
        try {
            return work.with(new RegistrySession(client, options.network()));
        } catch (Exception e) {
            throw new Tunnel(e);
        }
    }

    /** Brings any failure through jib's client, past the retries of the log-in. */
    private static final class Tunnel extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Exception failure;

        Tunnel(Exception failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** Does something again that failed on the way. */
    <T> T trying(Retries.Step<T> step) throws Exception {
        return retries.run(step);
    }

    /** Reads something of a base. */
    <T> T reading(ImageAddress base, RegistryCredentials credentials, Retries.Step<T> step) {
        try {
            return retries.run(step);
        } catch (Exception e) {
            throw new RegistryFailure(base, credentials, false).said(e);
        }
    }

    private void refuseOffline(ImageAddress base) {
        if (beyondReach(base)) {
            throw new ProblemException(notCached(base));
        }
    }

    private RegistryManifests manifests() {
        return new RegistryManifests(options, log);
    }
}
