package org.flyte.maven.image.dockerfile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.flyte.maven.image.dockerfile.EngineProcess.Call;
import org.flyte.maven.image.dockerfile.EngineProcess.Ended;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/** The container engines of this machine. Each is tried when it is first asked for, and its answer is kept. */
public final class Engines {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, String> environment;
    private final EngineProcess process;
    private final Map<List<String>, Answer> answers = new ConcurrentHashMap<>();

    /**
     * What came out of trying one.
     *
     * @param engine its name
     * @param works whether it can build
     * @param said what it said where it does not work, one line; else its kind of builder, where it has several
     */
    public record Answer(String engine, boolean works, String said) {}

    /**
     * @param environment variables on top of those of this process, for the engines too
     */
    public Engines(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.process = new EngineProcess(environment);
    }

    /** Those of this machine as it is. */
    public static Engines here() {
        return new Engines(Map.of());
    }

    /** The names that an image's {@code engine} may have, in the order in which they are tried. */
    public static List<String> names() {
        return Arrays.stream(Engine.values()).map(Engine::label).toList();
    }

    /**
     * Tries them all.
     *
     * @param options as an image's {@code engineOptions}
     */
    public List<Answer> all(List<String> options) {
        return Arrays.stream(Engine.values())
                .map(engine -> ask(engine, options))
                .toList();
    }

    /**
     * The engine that builds an image.
     *
     * @throws ProblemException where none works, or not the one that the image names
     */
    public String chosen(ImageSettings image) {
        return EngineChoice.of(image, this).engine().label();
    }

    Answer ask(Engine engine, List<String> options) {
        EngineOptions parted = EngineOptions.of(engine, options);
        List<String> command = new ArrayList<>(List.of(engine.program()));
        command.addAll(parted.global());
        command.addAll(
                switch (engine) {
                    case BUILDX -> List.of("buildx", "inspect");
                    case BUILDAH, PODMAN -> List.of("info");
                    case DOCKER -> List.of("version");
                });
        if (engine == Engine.BUILDX) {
            parted.value("--builder").ifPresent(command::add);
        }
        return answers.computeIfAbsent(List.copyOf(command), words -> tried(engine, words));
    }

    /** Whether {@code docker build} builds by BuildKit: it does where buildx is there, unless the environment says no. */
    boolean buildKit(List<String> options) {
        String wanted =
                environment.getOrDefault("DOCKER_BUILDKIT", System.getenv().getOrDefault("DOCKER_BUILDKIT", ""));
        return !wanted.equals("0") && ask(Engine.BUILDX, options).works();
    }

    /** The program's path, as the program's own name where it is not on the path. */
    String program(Engine engine) {
        return found(engine).map(Path::toString).orElse(engine.program());
    }

    EngineProcess process() {
        return process;
    }

    private Answer tried(Engine engine, List<String> words) {
        Optional<Path> program = found(engine);
        if (program.isEmpty()) {
            return new Answer(engine.label(), false, engine.program() + " is not on the path");
        }
        List<String> command = new ArrayList<>(words);
        command.set(0, program.get().toString());
        List<String> lines = new ArrayList<>();
        try {
            Ended ended = process.run(new Call(command, Path.of("").toAbsolutePath()), lines::add, PATIENCE);
            Optional<String> fault = fault(engine, lines);
            boolean works = ended.well() && fault.isEmpty();
            return new Answer(
                    engine.label(), works, works ? driver(lines) : fault.orElseGet(() -> lastOf(lines, ended)));
        } catch (IOException e) {
            return new Answer(engine.label(), false, "%s cannot be started".formatted(program.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(engine.label(), false, "interrupted");
        }
    }

    /** buildx ends well though its builder does not answer. */
    private static Optional<String> fault(Engine engine, List<String> lines) {
        return engine != Engine.BUILDX
                ? Optional.empty()
                : lines.stream()
                        .filter(line -> line.startsWith("Error:"))
                        .map(line -> line.substring("Error:".length()).strip())
                        .findFirst();
    }

    private static String driver(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("Driver:"))
                .map(line -> line.substring("Driver:".length()).strip())
                .findFirst()
                .orElse("");
    }

    private static String lastOf(List<String> lines, Ended ended) {
        if (ended.exit() == EngineProcess.KILLED) {
            return "gives no answer within %d seconds".formatted(PATIENCE.toSeconds());
        }
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("Run '"))
                .reduce((first, second) -> second)
                .orElse("ended with " + ended.exit());
    }

    private Optional<Path> found(Engine engine) {
        String path = environment.getOrDefault("PATH", System.getenv().getOrDefault("PATH", ""));
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(File.separatorChar == '/' ? "" : ".exe")
                        .map(end -> Path.of(folder, engine.program() + end)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
