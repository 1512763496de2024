package org.flyte.maven.run;

import java.security.SecureRandom;

/** Names of runs. Made here rather than by the server, so that a repeated request finds the run that the first one made. */
final class RunNames {
    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int RANDOM_CHARACTERS = 19;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunNames() {}

    static String random() {
        StringBuilder name = new StringBuilder("r");
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            name.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return name.toString();
    }
}
