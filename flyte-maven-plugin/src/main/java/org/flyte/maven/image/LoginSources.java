package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where credentials for a registry are looked for, the first that has some counts. */
final class LoginSources {
    private static final Map<String, String> CLOUDS =
            Map.of("gcr.io", "docker-credential-gcr", "amazonaws.com", "docker-credential-ecr-login");

    private LoginSources() {}

    /**
     * All places for a repository.
     *
     * @param pushed whether images are pushed to its registry
     */
    static List<LoginSource> of(ImageAddress address, boolean pushed, RegistryOptions options) {
        RegistryNames names = RegistryNames.of(address);
        RegistryLogins logins = options.logins();
        List<LoginSource> sources = new ArrayList<>();
        options.dockerConfigs().forEach(file -> sources.add(new AuthFile(file, names, logins.searchPath())));
        sources.add(new OfServers(names, logins.servers()));
        if (pushed) {
            sources.add(new OfEnvironment(logins.environment()));
        }
        CLOUDS.forEach((suffix, program) -> {
            if (names.registry().endsWith(suffix)) {
                sources.add(new OfCloud(new CredentialProgram(program, logins.searchPath(), "the cloud"), names));
            }
        });
        return sources;
    }

    private record OfServers(RegistryNames names, MavenServers servers) implements LoginSource {
        @Override
        public String name() {
            return "the servers of Maven's settings.xml";
        }

        @Override
        public Optional<Kept> find() throws Unusable {
            for (String id : names.serverIds()) {
                Optional<MavenServers.Server> server = servers.server(id);
                if (server.isPresent()) {
                    Login login = server.get().login().orElseThrow(() -> undecrypted(id));
                    return Optional.of(
                            new Kept(credential(login), "the server %s of Maven's settings.xml".formatted(id)));
                }
            }
            return Optional.empty();
        }

        private static Unusable undecrypted(String id) {
            return new Unusable(
                    ImageCode.CREDENTIALS_UNREADABLE,
                    "the password of the server %s in Maven's settings.xml cannot be decrypted".formatted(id),
                    "settings.xml",
                    MavenServers.ENCRYPT);
        }
    }

    private record OfEnvironment(Optional<Login> login) implements LoginSource {
        @Override
        public String name() {
            return RegistryLogins.USERNAME + " and " + RegistryLogins.PASSWORD;
        }

        @Override
        public Optional<Kept> find() {
            return login.map(LoginSources::credential).map(credential -> new Kept(credential, name()));
        }
    }

    /** A helper that nobody named: where it is missing or fails, there are no credentials. */
    private record OfCloud(CredentialProgram helper, RegistryNames names) implements LoginSource {
        @Override
        public String name() {
            return helper.name();
        }

        @Override
        public Optional<Kept> find() throws Unusable {
            return helper.isThere()
                    ? helper.ask(names.server()).map(credential -> new Kept(credential, name()))
                    : Optional.empty();
        }
    }

    private static Credential credential(Login login) {
        return Credential.from(login.username(), login.password().reveal());
    }
}
