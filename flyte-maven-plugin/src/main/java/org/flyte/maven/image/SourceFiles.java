package org.flyte.maven.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/** Reads the files of an image once, and refuses what would not be the same file on another machine. */
final class SourceFiles {
    private SourceFiles() {}

    /**
     * The jars with their digests, each file once, in the given order.
     *
     * @throws ProblemException naming every jar that is not a plain file
     */
    static List<HashedJar> hashed(List<ClassPathJar> jars) {
        List<Problem> problems = new ArrayList<>();
        List<ClassPathJar> each = jars.stream().distinct().toList();
        each.forEach(jar -> check(jar.file()).ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return each.parallelStream()
                .map(jar -> new HashedJar(jar, digest(jar.file())))
                .toList();
    }

    private static Optional<Problem> check(Path file) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (Files.isSymbolicLink(file)) {
            return Optional.of(new Problem(
                    ImageCode.NOT_A_FILE,
                    "the jar %s is a symbolic link, and an image holds no links".formatted(file.getFileName()),
                    file.toString(),
                    "put the jar itself in the link's place"));
        }
        return Optional.of(new Problem(
                ImageCode.NOT_A_FILE,
                Files.exists(file)
                        ? "%s is on the class path and is no jar".formatted(file.getFileName())
                        : "the jar %s is on the class path but does not exist".formatted(file.getFileName()),
                file.toString(),
                "run the build to the phase package before the goal, such as mvn package flyte:run"));
    }

    private static String digest(Path file) {
        try {
            return ContentHash.ofFile(file);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            ImageCode.NOT_A_FILE,
                            "the jar %s cannot be read".formatted(file.getFileName()),
                            file.toString(),
                            "let the user that runs Maven read it"),
                    e);
        }
    }
}
