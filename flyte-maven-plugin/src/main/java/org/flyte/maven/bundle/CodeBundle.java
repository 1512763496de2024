package org.flyte.maven.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * Packs a folder of code so that equal names, contents and rights to execute give an equal archive, whatever the
 * folder's path, owner, umask and times.
 */
public final class CodeBundle {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long LIMIT = 100 * MEBIBYTE;
    private static final int NAMED_FILES = 5;

    private final long limit;

    public CodeBundle() {
        this(LIMIT);
    }

    CodeBundle(long limit) {
        this.limit = limit;
    }

    /** Packs all below the folder; see {@link #write(Path, Map, Path)}. */
    public Bundle write(Path codeFolder, Path target) {
        return write(codeFolder, Map.of(), target);
    }

    /**
     * Packs all below the folder and some files more into the target, which appears whole or not at all and is left untouched
     * when it holds these very bytes already.
     *
     * @param codeFolder the folder; its own name does not travel
     * @param more plain files by their paths in the bundle
     * @param target the {@code tar.gz}; its parent folders are made
     * @throws ProblemException with a {@link BundleCode}
     */
    public Bundle write(Path codeFolder, Map<String, Path> more, Path target) {
        try {
            if (!Files.isDirectory(codeFolder)) {
                throw new NotDirectoryException(codeFolder.toString());
            }
            return pack(BundleEntries.with(CodeFolderWalk.of(codeFolder), more), target.toAbsolutePath());
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            BundleCode.UNREADABLE,
                            "the code in %s cannot be packed into %s: %s".formatted(codeFolder, target, said(e)),
                            codeFolder.toString(),
                            "see that the folder can be read and the target be written"),
                    e);
        }
    }

    private Bundle pack(List<BundleEntry> entries, Path target) throws IOException {
        Path folder = Files.createDirectories(target.getParent());
        Path draft = folder.resolve(".%s.%s.tmp".formatted(target.getFileName(), UUID.randomUUID()));
        try {
            BundleWriter.Written written = BundleWriter.write(entries, draft, limit);
            if (!Files.isRegularFile(target) || Files.mismatch(draft, target) >= 0) {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return new Bundle(target, written.fileHex(), written.contentHex(), written.size());
        } catch (BundleWriter.LimitExceededException e) {
            throw new ProblemException(tooLarge(entries), e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Problem tooLarge(List<BundleEntry> entries) {
        String largest = entries.stream()
                .sorted(Comparator.comparingLong(BundleEntry::size).reversed())
                .limit(NAMED_FILES)
                .map(entry -> "%s (%s)".formatted(entry.name(), mebibytes(entry.size())))
                .collect(Collectors.joining(", "));
        return new Problem(
                BundleCode.TOO_LARGE,
                "the code is more than %s when packed; its largest files are %s".formatted(mebibytes(limit), largest),
                null,
                "load data from storage instead, or move it into a jar, which travels in the image unless copyStyle is all");
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", (double) bytes / MEBIBYTE);
    }

    private static String said(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file " + e.getMessage();
        }
        return e instanceof NotDirectoryException ? "no such folder" : String.valueOf(e.getMessage());
    }
}
