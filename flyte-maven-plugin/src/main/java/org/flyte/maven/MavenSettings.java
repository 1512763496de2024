package org.flyte.maven;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.flyte.client.config.Secret;
import org.flyte.maven.image.ImageCode;
import org.flyte.maven.image.Login;
import org.flyte.maven.image.MavenServers;
import org.flyte.maven.image.RegistryOptions;
import org.flyte.maven.image.RegistryProxy;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What Maven's settings say of registries. A password is decrypted when its server or proxy is used, and not before. */
@Named
@Singleton
public final class MavenSettings {
    private static final String DEFAULT_PROTOCOL = "http";

    private final SettingsDecrypter decrypter;

    @Inject
    MavenSettings(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    RegistryOptions into(RegistryOptions options, MavenSession session) {
        List<RegistryProxy> proxies = session.getSettings().getProxies().stream()
                .filter(Proxy::isActive)
                .filter(proxy -> proxy.getHost() != null)
                .map(this::proxy)
                .toList();
        return options.with(servers(session), proxies);
    }

    MavenServers servers(MavenSession session) {
        return id -> Optional.ofNullable(session.getSettings().getServer(id))
                .filter(server -> server.getUsername() != null && server.getPassword() != null)
                .map(this::server);
    }

    private MavenServers.Server server(Server server) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        Server clear = result.getServer();
        return new MavenServers.Server(
                server.getId(), failed(result) ? Optional.empty() : login(clear.getUsername(), clear.getPassword()));
    }

    private RegistryProxy proxy(Proxy proxy) {
        String protocol = proxy.getProtocol() == null ? DEFAULT_PROTOCOL : proxy.getProtocol();
        String nonProxyHosts = proxy.getNonProxyHosts() == null ? "" : proxy.getNonProxyHosts();
        return new RegistryProxy(
                proxy.getId(), protocol, proxy.getHost(), proxy.getPort(), nonProxyHosts, login(proxy));
    }

    private Supplier<Optional<Login>> login(Proxy proxy) {
        return () -> {
            if (proxy.getUsername() == null || proxy.getPassword() == null) {
                return Optional.empty();
            }
            SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy));
            if (failed(result)) {
                throw new ProblemException(new Problem(
                        ImageCode.CREDENTIALS_UNREADABLE,
                        "the password of the proxy %s in Maven's settings.xml cannot be decrypted"
                                .formatted(proxy.getId()),
                        "settings.xml",
                        MavenServers.ENCRYPT));
            }
            return login(result.getProxy().getUsername(), result.getProxy().getPassword());
        };
    }

    /** What the problem says is left out: it may have the value in it. */
    private static boolean failed(SettingsDecryptionResult result) {
        return result.getProblems().stream()
                .anyMatch(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING);
    }

    private static Optional<Login> login(@Nullable String username, @Nullable String password) {
        return username == null || password == null
                ? Optional.empty()
                : Optional.of(new Login(username, Secret.of(password)));
    }
}
