package org.flyte.maven.image;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way to registries. jib asks the JVM which proxy to take and has no setting of its own; so a thread that speaks to a
 * registry is marked, and {@link RegistryRoutes} answers for marked threads only. That covers whatever a registry leads to,
 * such as its token server, and nothing that another plugin does in the same moment.
 */
final class RegistryNetwork {
    private static final ThreadLocal<@Nullable RegistryNetwork> CURRENT = new ThreadLocal<>();

    private final List<RegistryProxy> proxies;

    RegistryNetwork(List<RegistryProxy> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /** A thread's time on the network. */
    final class Use {
        private final @Nullable RegistryNetwork before = CURRENT.get();

        private Use() {
            CURRENT.set(RegistryNetwork.this);
            RegistryRoutes.install();
        }

        void close() {
            RegistryRoutes.remove();
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** The network that this thread is on. */
    static Optional<RegistryNetwork> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Puts this thread on the network until the answer is closed. */
    Use use() {
        return new Use();
    }

    /** Threads that are on the network; they end by themselves when there is nothing to do. */
    ExecutorService threads() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(
                () -> {
                    Use use = use();
                    try {
                        work.run();
                    } finally {
                        use.close();
                    }
                },
                "flyte registry");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The proxy for an address, as Maven's own downloads choose it: of the address's protocol, for {@code https} else that of
     * {@code http}.
     *
     * @return empty where the settings have no proxy for the protocol; else what they say of the host
     */
    Optional<Route> route(String protocol, String host) {
        return first(protocol)
                .or(() -> protocol.equals("https") ? first("http") : Optional.empty())
                .map(proxy -> new Route(proxy.serves(host) ? Optional.of(proxy) : Optional.empty()));
    }

    /**
     * How a host is reached.
     *
     * @param proxy empty where it is reached directly
     */
    record Route(Optional<RegistryProxy> proxy) {}

    /** Who may use a proxy of the settings. */
    Optional<Login> login(String host, int port) {
        return proxies.stream()
                .filter(proxy -> proxy.host().equalsIgnoreCase(host) && proxy.port() == port)
                .findFirst()
                .flatMap(proxy -> proxy.login().get());
    }

    private Optional<RegistryProxy> first(String protocol) {
        return proxies.stream()
                .filter(proxy -> proxy.protocol().equalsIgnoreCase(protocol))
                .findFirst();
    }
}
