package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The credentials for one registry: of Docker's configuration files, with the helpers that these name, else of the
 * helper that goes with a well-known cloud. Looked up at most once, since a helper is a program that may ask.
 */
final class RegistryCredentials {
    /** What was found; the source is named in messages, the secret never. */
    private record Found(Optional<Credential> credential, String source) {}

    private final ImageAddress address;
    private final List<Path> dockerConfigs;
    private final Consumer<String> log;
    private @Nullable Found found;

    RegistryCredentials(ImageAddress address, List<Path> dockerConfigs, Consumer<String> log) {
        this.address = address;
        this.dockerConfigs = dockerConfigs;
        this.log = log;
    }

    /**
     * Those that an image is read or pushed with.
     *
     * @param pushed whether images are pushed to this registry: the environment's credentials are for these only
     */
    static RegistryCredentials of(ImageAddress address, boolean pushed, RegistryOptions options, Consumer<String> log) {
        return new RegistryCredentials(address, options.dockerConfigs(), log);
    }

    Optional<Credential> credential() {
        return found().credential();
    }

    /** Where the credentials came from, or where none were, to stand after "with". */
    String source() {
        return found().source();
    }

    private synchronized Found found() {
        if (found == null) {
            found = look();
        }
        return found;
    }

    private Found look() {
        Map<String, CredentialRetriever> sources = sources();
        for (Map.Entry<String, CredentialRetriever> source : sources.entrySet()) {
            Optional<Credential> credential = retrieve(source.getKey(), source.getValue());
            if (credential.isPresent()) {
                return new Found(credential, "the credentials of " + source.getKey());
            }
        }
        return new Found(
                Optional.empty(),
                sources.keySet().stream().collect(Collectors.joining(", ", "no credentials, having looked in ", "")));
    }

    private Optional<Credential> retrieve(String source, CredentialRetriever retriever) {
        try {
            return retriever.retrieve();
        } catch (CredentialRetrievalException e) {
            log.accept("no credentials from %s: %s".formatted(source, e.getMessage()));
            return Optional.empty();
        }
    }

    private Map<String, CredentialRetriever> sources() {
        Consumer<LogEvent> events = event -> log.accept(event.getMessage());
        CredentialRetrieverFactory factory = CredentialRetrieverFactory.forImage(address.reference(), events);
        Map<String, CredentialRetriever> sources = new LinkedHashMap<>();
        dockerConfigs.forEach(file -> sources.put(file.toString(), factory.dockerConfig(file)));
        sources.put("the cloud's credential helper", factory.wellKnownCredentialHelpers());
        return sources;
    }
}
