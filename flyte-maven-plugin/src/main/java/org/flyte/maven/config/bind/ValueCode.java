package org.flyte.maven.config.bind;

import org.flyte.maven.problem.ProblemCode;

/** User errors in the values of the configuration and in what they refer to. */
public enum ValueCode implements ProblemCode {
    /** A number is none, or out of range: the text says the range. */
    BAD_NUMBER(130),
    /** An amount of CPU, memory or disk is not as Kubernetes writes it: {@code 500m} and {@code 2} CPUs, {@code 512Mi}, {@code 2Gi}. */
    BAD_QUANTITY(131),
    /** More is requested than the limit allows: raise the limit or lower the request. */
    REQUEST_ABOVE_LIMIT(132),
    /** A GPU is not of the form {@code T4:2}, {@code T4} or {@code 2}, or the device does not come in this number or part. */
    BAD_ACCELERATOR(133),
    /** A cron expression is not what Flyte's scheduler takes: five fields, such as {@code 0 2 * * *}. */
    BAD_CRON(134),
    /** A time zone is not in the IANA database: write a name such as {@code Europe/Berlin}. */
    BAD_TIME_ZONE(135),
    /** A point in time is not of the form {@code 2026-01-31T02:00:00Z}. */
    BAD_INSTANT(136),
    /** A secret's key, group, variable or folder is not of the form that Flyte takes. */
    BAD_SECRET(137),
    /** The name of an environment variable has characters that Kubernetes does not take. */
    BAD_ENV_VAR_NAME(138),
    /** The name of a task, trigger or class is not of the form that it takes. */
    BAD_NAME(139),
    /** A queue, service account or pod template is not named as Kubernetes names its objects. */
    BAD_KUBERNETES_NAME(140),
    /** A label's key or value is not of Kubernetes' form. */
    BAD_LABEL(141),
    /** A link is not a URI with {@code http} or {@code https}. */
    BAD_LINK(142),
    /** An image, its registry, repository, tag, platform or user is not of the form that registries take. */
    BAD_IMAGE(143),
    /** The waits between repetitions cannot be computed: {@code base}, {@code factor} from 1, and {@code cap} with a factor above 1. */
    BAD_BACKOFF(144),
    /** {@code cache} {@code override} needs a version: set {@code <cache><version>}. */
    NO_CACHE_VERSION(145),
    /** A text is longer than Flyte keeps. */
    TEXT_TOO_LONG(146),
    /** A value is none of the known ones: the text lists them. */
    BAD_CHOICE(147),
    /** A folder in the image is not an absolute path. */
    BAD_PATH(148),
    /** An {@code <image>} is no name from {@code <images>} or the Flyte config file: the text names the nearest. */
    UNKNOWN_IMAGE(149),
    /** {@code dependsOn} or {@code only} names an environment that is not declared: the text names the nearest. */
    UNKNOWN_ENVIRONMENT(150),
    /** Environments depend on each other in a circle, which the text spells out: remove one {@code dependsOn}. */
    DEPENDENCY_CYCLE(151),
    /** Two images would be pushed to one repository: give one another {@code <name>}. */
    DUPLICATE_REPOSITORY(152),
    /** Two secrets, or a secret and {@code envVars}, fill one environment variable: set another {@code <asEnvVar>}. */
    DUPLICATE_ENV_VAR(153),
    /** Two triggers of a task have the same name in Flyte: change one {@code <name>}. */
    DUPLICATE_TRIGGER(154),
    /** An image needs exactly one of {@code base}, {@code dockerfile} and {@code reference}. */
    IMAGE_SOURCE(155),
    /** Settings stand there that make no sense together, or one without the other that it belongs to. */
    SETTINGS_CLASH(156),
    /** A file that the configuration names is not there. */
    NO_SUCH_FILE(157),
    /** A trigger fills an input with its own time beside other inputs of a cached task, which would then never find an earlier output. */
    TIME_INPUT_OF_CACHED_TASK(158),
    /** A {@code -SNAPSHOT} version is not for the domain {@code production}: release it, or set {@code <allowSnapshots>}. */
    SNAPSHOT_IN_PRODUCTION(159),
    /** An organisation, project or domain is longer than the 63 characters that Flyte takes. */
    BAD_PLACE(160);

    private final int number;

    ValueCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
