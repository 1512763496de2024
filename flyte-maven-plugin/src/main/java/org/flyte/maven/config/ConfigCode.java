package org.flyte.maven.config;

import org.flyte.maven.problem.ProblemCode;

/** User errors of the configuration. */
public enum ConfigCode implements ProblemCode {
    /** {@code deploy} needs to be told where Flyte is: set {@code <endpoint>}, or {@code -Dflyte.endpoint}. */
    NO_ENDPOINT(101),
    /** The endpoint is not an address: write {@code dns:///host}, {@code https://host}, {@code host:port} or {@code embedded}. */
    BAD_ENDPOINT(102),
    /** Away from this machine, project and domain must be said: set {@code <project>} and {@code <domain>}. */
    NO_PROJECT_OR_DOMAIN(103),
    /** An element or property that is not known here: the text names the nearest known one. */
    UNKNOWN_ELEMENT(104),
    /** An element holds text where it needs children, or the other way round. */
    WRONG_SHAPE(105),
    /** An environment's name is not of the form that Flyte takes: lower case letters and digits, parted by one - or _. */
    BAD_ENVIRONMENT_NAME(106),
    /** Two environments have the same name on the wire: change one {@code <name>}. */
    DUPLICATE_ENVIRONMENT(107),
    /** A version is longer than the 63 characters that Flyte takes, or empty. */
    BAD_VERSION(108),
    /** The project's flyte-task and the plugin have different versions: use the same version for both. */
    TASK_LIBRARY_VERSION(109),
    /** {@code flyte.version} is not a parameter: the version of a deployment is {@code deployVersion}. */
    VERSION_IS_DEPLOY_VERSION(110),
    /** A run's name is not of the form that Flyte takes: a lower case letter, then letters, digits and dashes, 30 at most. */
    BAD_RUN_NAME(111),
    /** A duration is not of a form known here: write {@code 30s}, {@code 5m}, {@code 2h} or ISO-8601 such as {@code PT5M}. */
    BAD_DURATION(112),
    /** A port is not a number from 0 to 65535. */
    BAD_PORT(113),
    /** A value that is true or false is something else. */
    BAD_BOOLEAN(114),
    /** An element with a name of its own stands there twice: remove one, or give it another name. */
    DUPLICATE_ELEMENT(115),
    /** {@code copyStyle} is none of {@code classes}, {@code all} and {@code none}. */
    BAD_COPY_STYLE(116),
    /** With {@code copyStyle} {@code none} the code is part of the image, and its version must be said: set {@code <deployVersion>}. */
    NO_VERSION(117),
    /** No class directory lies in {@code rootDir}: set it to a folder that holds the modules' class directories. */
    NOTHING_IN_ROOT(118),
    /** The key of an entry has a dot in it, which parts the names of properties: choose another, and set {@code <name>}. */
    KEY_WITH_DOT(119),
    /** Flyte's own configuration, in its file or the environment, cannot be used: the text says why. */
    BAD_FLYTE_CONFIG(120);

    private final int number;

    ConfigCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
