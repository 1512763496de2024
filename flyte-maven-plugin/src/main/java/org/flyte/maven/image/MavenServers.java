package org.flyte.maven.image;

import java.util.Optional;

/** The servers of Maven's {@code settings.xml}. */
public interface MavenServers {
    /** What to do where a password cannot be decrypted. */
    String ENCRYPT =
            "encrypt it again with the master password of this machine (mvn --encrypt-password; Maven 4: mvnenc encrypt)";

    /** No settings. */
    MavenServers NONE = id -> Optional.empty();

    /**
     * A server that has a user name and a password. Nothing is decrypted but the one that is asked for.
     *
     * @return empty where there is none of that id, or it has no user name or no password
     */
    Optional<Server> server(String id);

    /**
     * One server.
     *
     * @param login empty where the password cannot be decrypted
     */
    record Server(String id, Optional<Login> login) {}
}
