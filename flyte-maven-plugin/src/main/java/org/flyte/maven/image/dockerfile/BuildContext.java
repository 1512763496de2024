package org.flyte.maven.image.dockerfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.image.ImageCode;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * What of a context matters to a Dockerfile, in the order of its paths.
 *
 * @param entries files, links, and folders that hold none of these
 * @param digests of the files, by their paths, as they were when they were read
 */
record BuildContext(List<ContextEntry> entries, SortedMap<String, String> digests) {
    static BuildContext of(Path root, Path own, IgnoreRules rules, Reach reach, String where) {
        ContextWalk.Found found;
        try {
            found = ContextWalk.of(root, rules, own);
        } catch (IOException e) {
            throw new ProblemException(unreadable(root, where), e);
        }
        if (!found.unreadable().isEmpty()) {
            throw new ProblemException(found.unreadable().stream()
                    .map(path -> unreadable(path, where))
                    .toList());
        }
        List<ContextEntry> entries =
                withoutFilledFolders(Reached.of(found.entries(), reach).values(), found.own());
        return new BuildContext(entries, digests(entries, where));
    }

    /** Whether this path of the context is a file that matters. */
    boolean holds(String path) {
        return digests.containsKey(path);
    }

    /** The error of a file that is no longer what it was. */
    static ProblemException changed(Path file) {
        return new ProblemException(new Problem(
                ImageCode.FILE_CHANGED,
                "%s changed while the image was made of it".formatted(file.getFileName()),
                file.toString(),
                "build again without anything else writing there, or leave it out by .dockerignore"));
    }

    private static SortedMap<String, String> digests(List<ContextEntry> entries, String where) {
        SortedMap<String, String> digests = new TreeMap<>();
        for (ContextEntry entry : entries) {
            if (entry instanceof ContextEntry.File file) {
                try {
                    digests.put(file.path(), Fingerprint.ofFile(file.file()));
                } catch (IOException e) {
                    throw new ProblemException(unreadable(file.file(), where), e);
                }
            }
        }
        return digests;
    }

    private static List<ContextEntry> withoutFilledFolders(Collection<ContextEntry> entries, List<String> own) {
        Set<String> filled = new HashSet<>();
        entries.forEach(entry -> addFoldersAbove(entry.path(), filled));
        own.forEach(path -> addFoldersAbove(path, filled));
        List<ContextEntry> rest = new ArrayList<>(entries);
        rest.removeIf(entry -> entry instanceof ContextEntry.Folder && filled.contains(entry.path()));
        return rest;
    }

    private static void addFoldersAbove(String path, Set<String> folders) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            folders.add(path.substring(0, slash));
        }
    }

    private static Problem unreadable(Path path, String where) {
        return new Problem(
                DockerfileCode.CONTEXT_UNUSABLE,
                "%s is part of the build context and cannot be read".formatted(path),
                where,
                "let the user that runs Maven read it, or leave it out by .dockerignore");
    }
}
