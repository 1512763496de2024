package org.flyte.maven.image;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's proxy selector and authenticator while a registry is spoken to: for threads on a {@link RegistryNetwork} they
 * answer by Maven's settings, for all others and where the settings say nothing, those answer that were there before.
 */
final class RegistryRoutes {
    private static int users;
    private static @Nullable RegistryRoutes installed;

    private final @Nullable ProxySelector selectorBefore = ProxySelector.getDefault();
    private final @Nullable Authenticator authenticatorBefore = Authenticator.getDefault();
    private final ProxySelector selector = new Selector();
    private final Authenticator authenticator = new Logins();

    private RegistryRoutes() {}

    static synchronized void install() {
        if (users++ == 0) {
            RegistryRoutes routes = new RegistryRoutes();
            ProxySelector.setDefault(routes.selector);
            Authenticator.setDefault(routes.authenticator);
            installed = routes;
        }
    }

    /** Puts back what was there, unless somebody else has put something on top. */
    @SuppressWarnings("ReferenceEquality") // Only what was put there is taken away.
    static synchronized void remove() {
        if (--users == 0 && installed != null) {
            if (ProxySelector.getDefault() == installed.selector) {
                ProxySelector.setDefault(installed.selectorBefore);
            }
            if (Authenticator.getDefault() == installed.authenticator) {
                Authenticator.setDefault(installed.authenticatorBefore);
            }
            installed = null;
        }
    }

    private final class Selector extends ProxySelector {
        @Override
        public List<Proxy> select(URI address) {
            Optional<RegistryNetwork> network = RegistryNetwork.current();
            String host = String.valueOf(address.getHost());
            if (network.isEmpty() || Loopback.is(host)) {
                return before(address);
            }
            if ("http".equalsIgnoreCase(address.getScheme())) {
                throw RegistryFailure.withoutTls(address.getAuthority());
            }
            return network.get()
                    .route(String.valueOf(address.getScheme()), host)
                    .map(route -> List.of(route.proxy().map(Selector::proxy).orElse(Proxy.NO_PROXY)))
                    .orElseGet(() -> before(address));
        }

        private static Proxy proxy(RegistryProxy proxy) {
            return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port()));
        }

        private List<Proxy> before(URI address) {
            return selectorBefore == null ? List.of(Proxy.NO_PROXY) : selectorBefore.select(address);
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
            if (selectorBefore != null) {
                selectorBefore.connectFailed(address, proxy, failure);
            }
        }
    }

    private final class Logins extends Authenticator {
        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            Optional<Login> login = getRequestorType() == RequestorType.PROXY
                    ? RegistryNetwork.current()
                            .flatMap(network -> network.login(getRequestingHost(), getRequestingPort()))
                    : Optional.empty();
            if (login.isPresent()) {
                return new PasswordAuthentication(
                        login.get().username(), login.get().password().reveal().toCharArray());
            }
            return authenticatorBefore == null
                    ? null
                    : authenticatorBefore.requestPasswordAuthenticationInstance(
                            getRequestingHost(),
                            getRequestingSite(),
                            getRequestingPort(),
                            getRequestingProtocol(),
                            getRequestingPrompt(),
                            getRequestingScheme(),
                            getRequestingURL(),
                            getRequestorType());
        }
    }
}
