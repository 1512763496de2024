package org.flyte.maven.image.dockerfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.flyte.maven.image.ImageCode;
import org.flyte.maven.image.LastUse;
import org.flyte.maven.image.dockerfile.EngineBuild.Docker;
import org.flyte.maven.image.dockerfile.EngineProcess.Call;
import org.flyte.maven.image.dockerfile.EngineProcess.Ended;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * Builds Dockerfiles with the container engine that works here. It looks for one when it is first needed, and remembers it: one
 * builder serves a whole session, from any number of threads.
 */
public final class DockerfileBuilder {
    /** Shorter values of arguments are words that stand in any output. */
    private static final int HIDDEN = 8;

    private final Engines engines;
    private final Consumer<String> info;
    private final Consumer<String> debug;

    /**
     * @param info takes a line that says which engine builds, and why, or that nothing has to be built
     * @param debug takes what the engine prints, line by line
     */
    public DockerfileBuilder(Consumer<String> info, Consumer<String> debug) {
        this(Engines.here(), info, debug);
    }

    /** With the engines of another environment. */
    public DockerfileBuilder(Engines engines, Consumer<String> info, Consumer<String> debug) {
        this.engines = Objects.requireNonNull(engines);
        this.info = Objects.requireNonNull(info);
        this.debug = Objects.requireNonNull(debug);
    }

    /**
     * Builds the image for one platform. What was built of the same content before is taken again; what was built of other
     * content is deleted.
     *
     * @param platform such as {@code linux/amd64}
     * @param folder where the archive is kept, and the context while the engine runs; made where it is not there
     * @return a tar file as {@code docker save} writes it
     * @throws ProblemException where no engine works, or the engine fails
     */
    public Path archive(DockerfileSource source, String platform, Path folder) {
        return archive(source, platform, folder, false);
    }

    /**
     * Builds the image for one platform, though it may have been built of the same content before.
     *
     * @see #archive(DockerfileSource, String, Path)
     */
    public Path archiveAgain(DockerfileSource source, String platform, Path folder) {
        return archive(source, platform, folder, true);
    }

    private Path archive(DockerfileSource source, String platform, Path folder, boolean again) {
        Path absolute = folder.toAbsolutePath();
        Archives archives = Archives.of(source, platform, absolute);
        Path archive = archives.of(source);
        if (!again && isThere(archive)) {
            info.accept("%s for %s: the Dockerfile and its files are unchanged, its archive is taken again"
                    .formatted(source.image().key(), platform));
            return archive;
        }
        EngineChoice choice = EngineChoice.of(source.image(), engines);
        info.accept("%s for %s: %s builds the Dockerfile, %s"
                .formatted(source.image().key(), platform, choice.engine().label(), choice.why()));
        try {
            Files.createDirectories(absolute);
            try (Unfinished unfinished = Unfinished.begin();
                    Staging staging = Staging.of(source, absolute)) {
                Objects.requireNonNull(unfinished);
                build(source, platform, choice.engine(), staging);
                return archives.keep(staging.draft(), source);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    new Problem(
                            ImageCode.INTERRUPTED,
                            "%s was stopped while it built the image %s"
                                    .formatted(
                                            choice.engine().label(),
                                            source.image().key()),
                            source.file().toString(),
                            "run it again"),
                    e);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            ImageCode.LOCAL_FOLDER,
                            "the image %s cannot be made in %s: %s"
                                    .formatted(source.image().key(), absolute, reason(e)),
                            absolute.toString(),
                            "see that the disk has room and that the user that runs Maven may write there"),
                    e);
        }
    }

    private static boolean isThere(Path archive) {
        try {
            return LastUse.now(archive);
        } catch (IOException e) {
            return false;
        }
    }

    private void build(DockerfileSource source, String platform, Engine engine, Staging staging)
            throws IOException, InterruptedException {
        Docker docker = docker(engine, source);
        EngineFailure failure = new EngineFailure(engine.label(), source, platform);
        EngineBuild build =
                new EngineBuild(engine, engines.program(engine), source, platform, staging, temporaryName());
        Ended built = run(build, build(build, docker));
        if (!built.well()) {
            throw failure.build(built);
        }
        try {
            Optional<Call> export = build.export(docker);
            if (export.isPresent()) {
                Ended exported = run(build, export.get());
                if (!exported.well()) {
                    throw failure.export(exported);
                }
            }
        } finally {
            remove(build, docker);
        }
    }

    private static Call build(EngineBuild build, Docker docker) throws IOException {
        if (docker != Docker.CLASSIC) {
            return build.build(docker, build.staging().dockerfile().toString(), null);
        }
        Path tar = build.staging().folder().resolve("context.tar");
        return build.build(docker, ContextTar.write(build.source(), build.staging(), tar), tar);
    }

    private void remove(EngineBuild build, Docker docker) throws IOException, InterruptedException {
        Optional<Call> remove = build.remove(docker);
        if (remove.isEmpty()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            run(build, remove.get());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Ended run(EngineBuild build, Call call) throws IOException, InterruptedException {
        String label = build.engine().label();
        debug.accept("%s: %s".formatted(label, build.shown(call)));
        return engines.process().run(call, line -> debug.accept("%s: %s".formatted(label, hidden(build, line))));
    }

    private static String hidden(EngineBuild build, String line) {
        String shown = line;
        for (String value : build.source().image().buildArgs().values()) {
            shown = value.length() < HIDDEN ? shown : shown.replace(value, "***");
        }
        return shown;
    }

    private Docker docker(Engine engine, DockerfileSource source) {
        return switch (engine) {
            case BUILDX ->
                engines.ask(engine, source.image().engineOptions()).said().equals("docker")
                        ? Docker.BUILDKIT
                        : Docker.APART;
            case DOCKER -> engines.buildKit(source.image().engineOptions()) ? Docker.BUILDKIT : Docker.CLASSIC;
            case BUILDAH, PODMAN -> Docker.BUILDKIT;
        };
    }

    private static String temporaryName() {
        byte[] random = new byte[8];
        ThreadLocalRandom.current().nextBytes(random);
        return "localhost/flyte-build-" + HexFormat.of().formatHex(random) + ":latest";
    }

    private static String reason(IOException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "the disk refuses");
    }
}
