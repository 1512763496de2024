package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import java.util.Optional;
import org.flyte.maven.problem.Problem;

/** A place that may have credentials for one registry. */
interface LoginSource {
    /** The place in words. */
    String name();

    /**
     * What it has.
     *
     * @return empty where it has none for the registry
     * @throws Unusable where it should have some, and they cannot be had
     */
    Optional<Kept> find() throws Unusable;

    /**
     * Credentials of a place.
     *
     * @param source what they are of, in words
     */
    record Kept(Credential credential, String source) {}

    /** Why a place cannot be asked: an error, if no other place has credentials. */
    final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Unusable(ImageCode code, String what, String where, String fix) {
            super(what);
            this.problem = new Problem(code, what, where, fix);
        }

        Problem problem() {
            return problem;
        }
    }
}
