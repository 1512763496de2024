package org.flyte.maven.image.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * Turns what an engine printed last into a user error.
 *
 * @param engine the engine's name
 */
record EngineFailure(String engine, DockerfileSource source, String platform) {
    private static final int SHOWN = 20;
    private static final Pattern BUILDKIT_LINE = Pattern.compile("(?m)^(?:\\S*Dockerfile\\S*):(\\d+)$");
    private static final Pattern CLASSIC_STEP = Pattern.compile("(?m)^Step (\\d+)/\\d+ : ");
    private static final Pattern QUOTED_STEP = Pattern.compile("(?m)at STEP \"(.+?)\": ");
    private static final Pattern PRINTED_STEP =
            Pattern.compile("(?m)^(?:(?:\\[\\d+/\\d+] )?STEP \\d+/\\d+: (.+)| > \\[[^\\]]*\\d+/\\d+] (.+):)$");

    /** What engines say, and what helps. */
    private enum Advice {
        EMULATION(
                "exec format error",
                "let the kernel run such programs: docker run --privileged --rm tonistiigi/binfmt --install all, or the package qemu-user-static of Debian and Ubuntu (qemu-user-binfmt); or build on such a machine; or take %2$s out of <platforms>"),
        DISK("no space left on device|disk quota exceeded", "make room on the disk that %1$s keeps its images on"),
        BUILDKIT(
                "requires buildkit|unknown (instruction|flag).*(<<|mount|link|parents)|--mount option",
                "install Docker's buildx component, since the Dockerfile has what the classic builder of Docker does not know"),
        SOURCE(
                "at step \"(copy|add) |no items matching glob|not found in build context|excluded by \\.dockerignore|failed to compute cache key",
                "see that the file lies in the build context and that no .dockerignore takes it out; <context> names another folder, relative to the module's"),
        SANDBOX(
                "newuidmap|unshare|user namespace|cannot clone|kernel does not support overlay|error mounting|mount .*: operation not permitted|cgroup",
                "where containers may not be nested, set BUILDAH_ISOLATION=chroot and STORAGE_DRIVER=vfs in the environment of Maven"),
        ACCESS(
                "unauthorized|access denied|denied:|authentication required|forbidden",
                "let %1$s log in to the registry of the image that FROM names, such as %1$s login ghcr.io"),
        NETWORK(
                "no such host|network is unreachable|i/o timeout|connection refused|tls handshake|temporary failure",
                "see that %1$s reaches the registries of the images that FROM names, and what RUN loads; its proxy is set in its own configuration, not in Maven's"),
        OTHER("", "correct the Dockerfile, or what it runs; mvn -X shows all that %1$s says");

        private final Pattern sign;
        private final String fix;

        Advice(String sign, String fix) {
            this.sign = Pattern.compile(sign);
            this.fix = fix;
        }

        static Advice of(EngineProcess.Ended ended, String engine) {
            String lower = String.join("\n", tail(ended)).toLowerCase(Locale.ROOT);
            boolean nested = engine.equals(Engine.BUILDAH.label()) || engine.equals(Engine.PODMAN.label());
            for (Advice advice : values()) {
                if (advice.sign.matcher(lower).find() && (nested || advice != SANDBOX)) {
                    return advice;
                }
            }
            return OTHER;
        }
    }

    /** Building failed. */
    ProblemException build(EngineProcess.Ended ended) {
        String output = String.join("\n", ended.lines());
        Advice advice = Advice.of(ended, engine);
        boolean emulation = advice == Advice.EMULATION;
        String what = emulation
                ? "%s cannot run programs for %s on this machine, which the Dockerfile of the image %s does"
                        .formatted(engine, platform, source.image().key())
                : "%s failed to build the image %s for %s"
                        .formatted(engine, source.image().key(), platform);
        return new ProblemException(new Problem(
                emulation ? DockerfileCode.NO_EMULATION : DockerfileCode.BUILD_FAILED,
                what + said(ended),
                source.file() + line(output).map(line -> ":" + line).orElse(""),
                advice.fix.formatted(program(), platform)));
    }

    /** Handing the image over failed. */
    ProblemException export(EngineProcess.Ended ended) {
        Advice advice = Advice.of(ended, engine);
        return new ProblemException(new Problem(
                DockerfileCode.EXPORT_FAILED,
                "%s built the image %s and failed to write it to a file%s"
                        .formatted(engine, source.image().key(), said(ended)),
                source.file().toString(),
                advice == Advice.DISK
                        ? "make room on the disks of the module and of %s".formatted(program())
                        : "see that the disks of the module and of %s have room, and try again".formatted(program())));
    }

    /** The line of the Dockerfile that failed, as far as the engine told. */
    private Optional<Integer> line(String output) {
        Optional<Integer> buildkit = last(BUILDKIT_LINE, output).map(found -> Integer.valueOf(found.group(1)));
        if (buildkit.isPresent()) {
            return buildkit;
        }
        Dockerfile dockerfile = source.dockerfile();
        Optional<Integer> step = last(CLASSIC_STEP, output)
                .map(found -> Integer.parseInt(found.group(1)))
                .filter(number -> number <= dockerfile.instructions().size())
                .map(number -> dockerfile.instructions().get(number - 1).line());
        return step.or(() -> last(PRINTED_STEP, output)
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .flatMap(dockerfile::lineOf))
                .or(() -> last(QUOTED_STEP, output).flatMap(found -> dockerfile.lineOf(found.group(1))));
    }

    private String program() {
        return engine.equals("buildx") ? "docker" : engine;
    }

    private static Optional<MatchResult> last(Pattern pattern, String output) {
        return pattern.matcher(output).results().reduce((first, second) -> second);
    }

    private static String said(EngineProcess.Ended ended) {
        List<String> lines = tail(ended);
        return lines.isEmpty()
                ? ", and ended with %d".formatted(ended.exit())
                : ", and ended with %d; its last lines:%n    %s"
                        .formatted(ended.exit(), String.join(System.lineSeparator() + "    ", lines));
    }

    private static List<String> tail(EngineProcess.Ended ended) {
        List<String> lines =
                ended.lines().stream().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
    }
}
