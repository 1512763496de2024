package org.flyte.devserver.service;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.flyte.devserver.http.RpcFailure;

/** What names may look like. */
final class Names {
    private static final int MAX_RUN_NAME = 30;
    private static final int GENERATED = 19;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    /** A Kubernetes label value, which is what a project or domain becomes; harmless as the name of a folder too. */
    private static final Pattern LABEL_VALUE = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}

    static String requireRunName(String name) {
        if (name.length() > MAX_RUN_NAME) {
            throw RpcFailure.invalid("run name \"" + name + "\" is longer than " + MAX_RUN_NAME + " characters");
        }
        if (!DNS_LABEL.matcher(name).matches()) {
            throw RpcFailure.invalid(
                    "run name \"" + name
                            + "\" is no DNS-1035 label: it begins with a letter and has only lower case letters, digits and dashes");
        }
        return name;
    }

    static String generatedRunName() {
        StringBuilder name = new StringBuilder("r");
        RANDOM.ints(GENERATED, 0, ALPHABET.length()).forEach(i -> name.append(ALPHABET.charAt(i)));
        return name.toString();
    }

    static boolean isLabelValue(String text) {
        return LABEL_VALUE.matcher(text).matches();
    }

    /**
     * Refuses a name that can be no label value.
     *
     * @param what such as {@code domain}
     */
    static String requireLabelValue(String what, String text) {
        if (!isLabelValue(text)) {
            throw RpcFailure.invalid(what + " \"" + text + "\" can be no label value of Kubernetes");
        }
        return text;
    }
}
