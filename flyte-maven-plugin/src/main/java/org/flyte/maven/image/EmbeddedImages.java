package org.flyte.maven.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * Lays images out for the embedded backend, which runs them as local processes. Neither the base nor what lies outside of
 * {@code /flyte} is emulated, and modes are those of the user's umask.
 */
public final class EmbeddedImages {
    /**
     * Lays the plan's own layers at {@code <dataFolder>/images/<contentHash>/flyte}. The folder appears complete or not
     * at all; one that is there is taken as it is.
     *
     * @param dataFolder the embedded backend's data folder
     * @return {@code embedded/<name>:<contentHash>}; not pushed where the folder was there
     * @throws ProblemException with an {@link ImageCode}
     */
    public PublishedImage lay(ImagePlan plan, Path dataFolder) {
        return lay(plan, dataFolder, false);
    }

    /**
     * Lays the layers anew: a folder that is there gives way.
     *
     * @param dataFolder the embedded backend's data folder
     * @throws ProblemException with an {@link ImageCode}
     */
    public PublishedImage layAgain(ImagePlan plan, Path dataFolder) {
        return lay(plan, dataFolder, true);
    }

    private static PublishedImage lay(ImagePlan plan, Path dataFolder, boolean again) {
        Path folder = dataFolder.resolve("images").resolve(plan.contentHash());
        try {
            return new PublishedImage(
                    reference(plan),
                    plan.contentHash(),
                    (again || !Files.isDirectory(folder)) && laid(plan, folder, again));
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(
                    new Problem(
                            ImageCode.LOCAL_FOLDER,
                            "the image %s cannot be laid out: %s"
                                    .formatted(plan.definition().key(), e.getMessage()),
                            folder.toString(),
                            "see that the disk has room and the folder can be written"),
                    e);
        }
    }

    /** What {@link #lay} would say, with nothing written. */
    public PublishedImage find(ImagePlan plan, Path dataFolder) {
        Path folder = dataFolder.resolve("images").resolve(plan.contentHash());
        return new PublishedImage(reference(plan), plan.contentHash(), !Files.isDirectory(folder));
    }

    private static String reference(ImagePlan plan) {
        return "embedded/%s:%s".formatted(plan.definition().name(), plan.contentHash());
    }

    private static boolean laid(ImagePlan plan, Path folder, boolean again) throws IOException {
        Path draft = Files.createTempDirectory(Files.createDirectories(folder.getParent()), ".draft");
        try {
            for (LayerEntry entry : plan.layers().stream()
                    .flatMap(layer -> layer.entries().stream())
                    .filter(entry -> (entry.path() + "/").startsWith("/flyte/"))
                    .toList()) {
                LaidFile.lay(entry, draft.resolve(entry.path().substring(1)));
            }
            if (again) {
                moveAside(folder);
            }
            return renamed(draft, folder);
        } finally {
            delete(draft);
        }
    }

    /** What runs from the old folder keeps the files that it has open. */
    private static void moveAside(Path folder) throws IOException {
        Path old = Files.createTempDirectory(folder.getParent(), ".old");
        try {
            Files.move(folder, old.resolve("image"), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException absent) {
            // Never laid out, or another build moved it.
        } finally {
            delete(old);
        }
    }

    /** Whether this build put the folder there; another one that was faster put the same content there. */
    private static boolean renamed(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            if (Files.isDirectory(folder)) {
                return false;
            }
            throw e;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
