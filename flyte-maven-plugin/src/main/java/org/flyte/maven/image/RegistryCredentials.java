package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The credentials for one registry. Looked up at most once, since a helper is a program that may ask. */
final class RegistryCredentials {
    /** What was found; the source is named in messages, the secret never. */
    private record Found(Optional<Credential> credential, String source) {}

    private final ImageAddress address;
    private final List<LoginSource> sources;
    private final Consumer<String> log;
    private @Nullable Found found;

    private RegistryCredentials(ImageAddress address, List<LoginSource> sources, Consumer<String> log) {
        this.address = address;
        this.sources = sources;
        this.log = log;
    }

    /**
     * Those that an image is read or pushed with.
     *
     * @param pushed whether images are pushed to this registry: the environment's credentials are for these only
     */
    static RegistryCredentials of(ImageAddress address, boolean pushed, RegistryOptions options, Consumer<String> log) {
        return new RegistryCredentials(address, LoginSources.of(address, pushed, options), log);
    }

    /**
     * The credentials.
     *
     * @return empty where no place has any
     * @throws ProblemException where a place should have some that cannot be had, and no other has any
     */
    Optional<Credential> credential() {
        return found().credential();
    }

    /** Where the credentials came from, or where none were, to stand after "with". */
    String source() {
        return found().source();
    }

    /** A text without the secret, should it be in there in any form that it is sent in. */
    String conceal(String text) {
        Optional<Credential> credential = found == null ? Optional.empty() : found.credential();
        if (credential.isEmpty() || credential.get().getPassword().isEmpty()) {
            return text;
        }
        String password = credential.get().getPassword();
        String pair = credential.get().getUsername() + ":" + password;
        return text.replace(password, "***")
                .replace(URLEncoder.encode(password, StandardCharsets.UTF_8), "***")
                .replace(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)), "***");
    }

    private synchronized Found found() {
        if (found == null) {
            found = look();
            log.accept("%s: %s".formatted(address.registry(), found.source()));
        }
        return found;
    }

    private Found look() {
        @Nullable Problem unusable = null;
        for (LoginSource source : sources) {
            try {
                Optional<LoginSource.Kept> kept = source.find();
                if (kept.isPresent()) {
                    return new Found(
                            Optional.of(kept.get().credential()),
                            "the credentials of " + kept.get().source());
                }
            } catch (LoginSource.Unusable e) {
                log.accept("no credentials from %s: %s".formatted(source.name(), e.getMessage()));
                unusable = unusable == null ? e.problem() : unusable;
            }
        }
        if (unusable != null) {
            throw new ProblemException(unusable);
        }
        return new Found(
                Optional.empty(),
                sources.stream()
                        .map(LoginSource::name)
                        .collect(Collectors.joining(", ", "no credentials, having looked in ", "")));
    }
}
