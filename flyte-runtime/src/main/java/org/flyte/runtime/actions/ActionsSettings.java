package org.flyte.runtime.actions;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.RunIdentifier;

/**
 * Who the parent is and where its children are started.
 *
 * @param token empty for a backend that wants none
 * @param parent the running action
 * @param runBase the folder's URI below which each child's inputs lie
 */
public record ActionsSettings(
        URI endpoint, String token, ActionIdentifier parent, String runBase, Limits limits, Patience patience) {

    public ActionsSettings {
        RunIdentifier run = parent.getRun();
        if (run.getProject().isEmpty()
                || run.getDomain().isEmpty()
                || run.getName().isEmpty()
                || parent.getName().isEmpty()) {
            throw new IllegalArgumentException(
                    "A task cannot be called from here: the backend has not told this action all of its project, domain,"
                            + " run and name, but \"" + run.getProject() + "\", \"" + run.getDomain() + "\", \""
                            + run.getName()
                            + "\", \"" + parent.getName() + "\"");
        }
    }

    /**
     * Reads what the backend puts into a container's environment: {@code _U_EP_OVERRIDE}, {@code _U_INSECURE},
     * {@code _U_RUN_BASE} and perhaps a token.
     *
     * @throws IllegalArgumentException where something is missing or no address
     */
    public static ActionsSettings of(Map<String, String> environment, ActionIdentifier parent) {
        String token = environment.getOrDefault("_UNION_EAGER_API_KEY", environment.getOrDefault("EAGER_API_KEY", ""));
        return new ActionsSettings(
                endpoint(required(environment, "_U_EP_OVERRIDE"), environment.getOrDefault("_U_INSECURE", "")),
                token,
                parent,
                required(environment, "_U_RUN_BASE"),
                Limits.of(environment),
                Patience.standard());
    }

    /** Without the token, which belongs into no log. */
    @Override
    public String toString() {
        return "ActionsSettings[endpoint=" + endpoint + ", parent=" + parent.getName() + ", runBase=" + runBase + "]";
    }

    private static String required(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException("A task cannot be called from here: the backend has not set " + variable
                    + " in this container's environment");
        }
        return value.strip();
    }

    private static URI endpoint(String address, String insecure) {
        String host = address.startsWith("dns:///") ? address.substring("dns:///".length()) : address;
        if (host.contains("://")) {
            return URI.create(host);
        }
        boolean plain = insecure.strip().toLowerCase(Locale.ROOT).equals("true")
                || insecure.strip().equals("1")
                || host.contains("localhost")
                || host.contains("docker");
        return URI.create((plain ? "http://" : "https://") + host);
    }
}
