package org.flyte.maven.image.dockerfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.maven.image.dockerfile.EngineProcess.Call;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one engine that make an archive of a source.
 *
 * @param engine the engine
 * @param program its path
 * @param source what is built
 * @param platform for which platform
 * @param staging what the engine sees
 * @param name of the image while the engine has it
 */
record EngineBuild(
        Engine engine, String program, DockerfileSource source, String platform, Staging staging, String name) {
    /** How Docker builds. */
    enum Docker {
        /** By its own builder, that of old. */
        CLASSIC,
        /** By BuildKit in the daemon, which has the image then. */
        BUILDKIT,
        /** By a builder outside of the daemon, which writes the archive itself. */
        APART
    }

    /**
     * Builds the image.
     *
     * @param dockerfile the Dockerfile's name in the input
     * @param input what Docker's classic builder reads instead of a folder
     */
    Call build(Docker docker, String dockerfile, @Nullable Path input) {
        List<String> command = command(
                switch (engine) {
                    case BUILDX -> List.of("buildx", "build");
                    case BUILDAH -> List.of("bud");
                    case PODMAN, DOCKER -> List.of("build");
                });
        boolean containers = engine == Engine.BUILDAH || engine == Engine.PODMAN;
        if (containers) {
            command.addAll(List.of("--ignorefile", staging.ignoreFile().toString(), "--format", "docker"));
        }
        command.addAll(List.of("--platform", platform, "--file", dockerfile));
        if (docker == Docker.APART) {
            command.addAll(List.of("--output", "type=docker," + quoted("dest=" + staging.draft())));
        } else {
            command.addAll(List.of("--tag", name));
        }
        if (engine == Engine.BUILDX && docker == Docker.BUILDKIT) {
            command.add("--load");
        }
        source.image().buildArgs().forEach((key, value) -> {
            command.add("--build-arg");
            command.add(key + "=" + value);
        });
        Optional.ofNullable(source.image().target()).ifPresent(target -> command.addAll(List.of("--target", target)));
        command.addAll(options().build());
        command.add(input == null ? staging.context().toString() : "-");
        return new Call(command, source.moduleDirectory(), input, environment(docker));
    }

    /** Writes the image to the draft; nothing where building did. */
    Optional<Call> export(Docker docker) {
        if (docker == Docker.APART) {
            return Optional.empty();
        }
        String draft = staging.draft().getFileName().toString();
        List<String> command = command(
                switch (engine) {
                    case BUILDAH -> List.of("push", name, "docker-archive:" + draft);
                    case PODMAN -> List.of("save", "--format", "docker-archive", "--output", draft, name);
                    case BUILDX, DOCKER -> List.of("save", "--output", draft, name);
                });
        return Optional.of(new Call(command, staging.folder()));
    }

    /** Takes the image's name away from the engine again; what it keeps to build faster stays. */
    Optional<Call> remove(Docker docker) {
        if (docker == Docker.APART) {
            return Optional.empty();
        }
        boolean daemon = engine == Engine.BUILDX || engine == Engine.DOCKER;
        return Optional.of(new Call(
                command(daemon ? List.of("rmi", "--no-prune", name) : List.of("rmi", name)), staging.folder()));
    }

    /** A command as it may be shown: arguments of a Dockerfile may be secret, though they should not. */
    String shown(Call call) {
        List<String> words = new ArrayList<>();
        for (String word : call.command()) {
            boolean argument = !words.isEmpty() && words.get(words.size() - 1).equals("--build-arg");
            words.add(argument ? word.replaceFirst("(?s)=.*", "=***") : word);
        }
        return String.join(" ", words);
    }

    private EngineOptions options() {
        return EngineOptions.of(engine, source.image().engineOptions());
    }

    private List<String> command(List<String> words) {
        return Stream.of(List.of(program), options().global(), words)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Attestations would make an index of one image. */
    private static Map<String, String> environment(Docker docker) {
        return docker == Docker.CLASSIC
                ? Map.of("DOCKER_BUILDKIT", "0")
                : Map.of("BUILDX_NO_DEFAULT_ATTESTATIONS", "1");
    }

    /** As a field of comma-separated values. */
    private static String quoted(String field) {
        return field.matches("[^,\"]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
