package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.http.ResponseException;
import com.google.cloud.tools.jib.registry.RegistryClient;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens jib's own client, though it is not part of jib's interface: authentication, proxies and TLS are then the same as
 * when an image is pushed a moment later.
 */
record RegistryClients(String userAgent, RegistryNetwork network, Consumer<String> log) {
    /** What is asked of a registry. */
    interface Question<T> {
        T of(RegistryClient client) throws IOException, RegistryException;
    }

    /** How the connections are made. */
    interface Connections {
        RegistryConnections open(String registry, Consumer<LogEvent> log);
    }

    /**
     * Asks as the user whose credentials these are.
     *
     * @param push whether a push may follow, so that credentials which may not push are found out
     * @return empty only where the registry says that there is none
     */
    <T> Optional<T> ask(
            ImageAddress address, RegistryCredentials credentials, boolean push, Question<Optional<T>> question)
            throws IOException, RegistryException {
        return ask(address, credentials, push, question, RegistryConnections::new);
    }

    /** The same, over connections of the caller's own. */
    <T> Optional<T> ask(
            ImageAddress address,
            RegistryCredentials credentials,
            boolean push,
            Question<Optional<T>> question,
            Connections connections)
            throws IOException, RegistryException {
        try {
            return run(address, credentials, push, question, connections);
        } catch (RegistryException e) {
            if (saysNotFound(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The same, of what cannot be absent. */
    <T> T run(
            ImageAddress address,
            RegistryCredentials credentials,
            boolean push,
            Question<T> question,
            Connections connections)
            throws IOException, RegistryException {
        RegistryConnections http = connections.open(address.registry(), new JibEvents(log));
        RegistryNetwork.Use use = network.use();
        try {
            RegistryClient client = client(address.reference(), credentials.credential(), http);
            authenticate(client, credentials.credential(), push);
            return question.of(client);
        } finally {
            use.close();
            http.shutDown();
        }
    }

    private RegistryClient client(ImageReference reference, Optional<Credential> credential, RegistryConnections http) {
        EventHandlers events =
                EventHandlers.builder().add(LogEvent.class, new JibEvents(log)).build();
        RegistryClient.Factory factory =
                RegistryClient.factory(events, reference.getRegistry(), reference.getRepository(), http);
        credential.ifPresent(factory::setCredential);
        return factory.setUserAgent(userAgent).newRegistryClient();
    }

    private static void authenticate(RegistryClient client, Optional<Credential> credential, boolean push)
            throws IOException, RegistryException {
        boolean bearer = push ? client.doPushBearerAuth() : client.doPullBearerAuth();
        if (!bearer && credential.isPresent() && !credential.get().isOAuth2RefreshToken()) {
            client.configureBasicAuth();
        }
    }

    /** Some registries know no manifest, others not even the repository: either way it is not there. */
    private static boolean saysNotFound(RegistryException failure) {
        return failure.getCause() instanceof ResponseException answer && answer.getStatusCode() == 404;
    }
}
