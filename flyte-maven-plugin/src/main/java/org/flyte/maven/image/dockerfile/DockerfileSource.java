package org.flyte.maven.image.dockerfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;
import org.jspecify.annotations.Nullable;

/** A Dockerfile with all that it can reach, as it lies on the disk. Immutable. */
public final class DockerfileSource {
    /** Goes up whenever equal input shall give another image. */
    private static final String FORM = "flyte-dockerfile 1";

    private final ImageSettings image;
    private final Path moduleDirectory;
    private final Path file;
    private final byte[] text;
    private final @Nullable String inContext;
    private final BuildContext context;
    private final String contentHash;

    private DockerfileSource(
            ImageSettings image,
            Path moduleDirectory,
            Path file,
            byte[] text,
            @Nullable String inContext,
            BuildContext context) {
        this.image = image;
        this.moduleDirectory = moduleDirectory;
        this.file = file;
        this.text = text;
        this.inContext = inContext;
        this.context = context;
        this.contentHash = hash(image, text, context);
    }

    /**
     * Reads Dockerfile, {@code .dockerignore} and the context's files. No program is run, nothing is fetched.
     *
     * @param image an image that is declared by a Dockerfile
     * @param moduleDirectory what its paths are relative to
     * @param own the plugin's own folder, which is no part of a context; nor is any other that ends with the same two names
     * @throws ProblemException with a {@link DockerfileCode} where something is missing or cannot be read
     */
    public static DockerfileSource of(ImageSettings image, Path moduleDirectory, Path own) {
        String written = Objects.requireNonNull(image.dockerfile());
        Path file = moduleDirectory.resolve(written).normalize();
        byte[] text = read(image, file);
        Path root = context(image, moduleDirectory, file);
        Path specific = file.resolveSibling(file.getFileName() + ".dockerignore");
        boolean general = !Files.isRegularFile(specific);
        BuildContext context = BuildContext.of(
                root,
                own,
                rules(general ? root.resolve(".dockerignore") : specific),
                Reach.of(Dockerfile.parse(new String(text, StandardCharsets.UTF_8))),
                path(image, "dockerfile"));
        return new DockerfileSource(image, moduleDirectory, file, text, general ? below(root, file) : null, context);
    }

    /**
     * 32 hex digits over all that the image is made of: the Dockerfile, the files that it can reach, arguments, target stage and the
     * engine's options. Equal on every machine for equal content.
     */
    public String contentHash() {
        return contentHash;
    }

    /** The image as declared. */
    public ImageSettings image() {
        return image;
    }

    Path moduleDirectory() {
        return moduleDirectory;
    }

    Path file() {
        return file;
    }

    byte[] text() {
        return text.clone();
    }

    Dockerfile dockerfile() {
        return Dockerfile.parse(new String(text, StandardCharsets.UTF_8));
    }

    BuildContext context() {
        return context;
    }

    /** Where the Dockerfile lies among the files that matter, if it does and no ignore file of its own says otherwise. */
    Optional<String> inContext() {
        return Optional.ofNullable(inContext).filter(context::holds);
    }

    /** The XML path of one of the image's elements. */
    static String path(ImageSettings image, String element) {
        return "images." + image.key() + "." + element;
    }

    private static byte[] read(ImageSettings image, Path file) {
        if (!Files.isRegularFile(file)) {
            boolean folder = Files.isDirectory(file);
            throw new ProblemException(new Problem(
                    DockerfileCode.DOCKERFILE_UNUSABLE,
                    folder ? "%s is a folder".formatted(file) : "%s does not exist".formatted(file),
                    path(image, "dockerfile"),
                    folder
                            ? "name the file in it, such as %s/Dockerfile".formatted(image.dockerfile())
                            : "write the path of the Dockerfile, relative to the folder of the module's pom.xml"));
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            DockerfileCode.DOCKERFILE_UNUSABLE,
                            "%s cannot be read".formatted(file),
                            path(image, "dockerfile"),
                            "let the user that runs Maven read it"),
                    e);
        }
    }

    private static Path context(ImageSettings image, Path moduleDirectory, Path file) {
        String written = image.context();
        Path folder = written == null
                ? Objects.requireNonNull(file.toAbsolutePath().getParent())
                : moduleDirectory.resolve(written).normalize();
        try {
            if (Files.isDirectory(folder)) {
                return folder.toRealPath();
            }
        } catch (IOException e) {
            throw unusable(image, folder, "cannot be read", e);
        }
        throw unusable(image, folder, Files.exists(folder) ? "is no folder" : "does not exist", null);
    }

    private static ProblemException unusable(
            ImageSettings image, Path folder, String why, @Nullable IOException cause) {
        Problem problem = new Problem(
                DockerfileCode.CONTEXT_UNUSABLE,
                "the build context %s %s".formatted(folder, why),
                path(image, "context"),
                "name a folder, relative to that of the module's pom.xml, or leave <context> out for the Dockerfile's own");
        return cause == null ? new ProblemException(problem) : new ProblemException(problem, cause);
    }

    private static IgnoreRules rules(Path file) {
        if (!Files.isRegularFile(file)) {
            return IgnoreRules.NONE;
        }
        try {
            return IgnoreRules.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            DockerfileCode.CONTEXT_UNUSABLE,
                            "%s cannot be read".formatted(file),
                            file.toString(),
                            "let the user that runs Maven read it"),
                    e);
        }
    }

    private static @Nullable String below(Path root, Path file) {
        try {
            Path real = file.toRealPath();
            return real.startsWith(root)
                    ? root.relativize(real)
                            .toString()
                            .replace(root.getFileSystem().getSeparator(), "/")
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String hash(ImageSettings image, byte[] text, BuildContext context) {
        Fingerprint hash = new Fingerprint().add(FORM).add(text);
        hash.add("target", Objects.requireNonNullElse(image.target(), ""));
        image.buildArgs().forEach((name, value) -> hash.add("arg", name, value));
        EngineOptions.thatCount(image.engineOptions()).forEach(option -> hash.add("option", option));
        for (ContextEntry entry : context.entries()) {
            hash.add(entry.path());
            if (entry instanceof ContextEntry.File file) {
                String digest = Objects.requireNonNull(context.digests().get(file.path()));
                hash.add(file.executable() ? "program" : "file", digest);
            } else {
                hash.add(entry instanceof ContextEntry.Link link ? "link " + link.target() : "folder");
            }
        }
        return hash.text();
    }
}
