package org.flyte.maven.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codehaus.plexus.util.AbstractScanner;
import org.codehaus.plexus.util.SelectorUtils;

/**
 * Files of a module that its configuration names, without those that Maven leaves out everywhere, such as {@code .git}. Only what really lies below the module's folder is found: a link would
 * carry files of the build machine away, and would be another file elsewhere.
 *
 * @param directory the module's folder
 * @param own the plugin's own folder, which is never among the files
 */
public record ProjectFiles(Path directory, Path own) {
    /** A name in the configuration that gives no files. */
    public static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableException(String message) {
            super(message);
        }
    }

    /**
     * The files that a glob matches, by their paths relative to the module's folder. A folder's name stands for all below it.
     *
     * @param glob with {@code *}, {@code ?} and {@code **} as in Maven
     * @throws UnusableException where it matches nothing, or something that is no plain file of the module
     */
    public SortedMap<String, Path> matching(String glob) throws UnusableException {
        String plain = glob.replace('\\', '/').replaceAll("^\\./|/+$", "");
        Path start = inside(fixedPart(plain));
        boolean folder = Files.isDirectory(inside(plain.matches(".*[*?].*") ? "" : plain));
        String pattern = folder && !plain.matches(".*[*?].*") ? (plain.isEmpty() ? "**" : plain + "/**") : plain;
        SortedMap<String, Path> files = new TreeMap<>();
        for (Path file : filesBelow(start)) {
            String name = name(directory, file);
            if (matches(pattern, name)) {
                files.put(name, plainFile(file));
            }
        }
        if (files.isEmpty()) {
            throw new UnusableException("%s matches no file in %s".formatted(glob, directory));
        }
        return files;
    }

    /**
     * The files of a folder, by their paths relative to it; a file gives itself under its name.
     *
     * @param includes globs relative to the folder; empty for all
     * @throws UnusableException where there is none, or something that is no plain file of the module
     */
    SortedMap<String, Path> of(String from, List<String> includes, List<String> excludes) throws UnusableException {
        Path start = inside(from);
        SortedMap<String, Path> files = new TreeMap<>();
        if (Files.isDirectory(start)) {
            for (Path file : filesBelow(start)) {
                String name = name(start, file);
                boolean wanted = includes.isEmpty() || includes.stream().anyMatch(glob -> matches(glob, name));
                if (wanted && excludes.stream().noneMatch(glob -> matches(glob, name))) {
                    files.put(name, plainFile(file));
                }
            }
        } else if (Files.exists(start)) {
            files.put(start.getFileName().toString(), plainFile(start));
        } else {
            throw new UnusableException("%s does not exist in %s".formatted(from, directory));
        }
        if (files.isEmpty()) {
            throw new UnusableException("no file of %s is left in %s".formatted(from, directory));
        }
        return files;
    }

    /** A path relative to the module's folder, as it really lies there. */
    Path inside(String relative) throws UnusableException {
        Path path = directory.resolve(relative).normalize();
        Path root = directory.normalize();
        try {
            boolean out = !path.startsWith(root)
                    || (Files.exists(path) && !path.toRealPath().startsWith(root.toRealPath()));
            if (out) {
                throw new UnusableException("%s lies outside of %s".formatted(relative, directory));
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private Path plainFile(Path file) throws UnusableException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableException("%s is %s"
                    .formatted(
                            name(directory, file),
                            Files.isSymbolicLink(file) ? "a symbolic link" : "neither file nor folder"));
        }
        return file;
    }

    private List<Path> filesBelow(Path start) {
        List<Path> files = new ArrayList<>();
        if (!Files.exists(start)) {
            return files;
        }
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.equals(own) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!isLeftOut(start, file)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + start, e);
        }
        return files;
    }

    /** A file that is named itself is wanted. */
    private static boolean isLeftOut(Path start, Path file) {
        return !file.equals(start)
                && Arrays.stream(AbstractScanner.DEFAULTEXCLUDES).anyMatch(glob -> matches(glob, name(start, file)));
    }

    private static String fixedPart(String glob) {
        int wild = glob.replace('?', '*').indexOf('*');
        return wild < 0 ? glob : glob.substring(0, Math.max(0, glob.lastIndexOf('/', wild)));
    }

    private static boolean matches(String glob, String name) {
        return SelectorUtils.matchPath(glob.replace('\\', '/').replaceAll("/$", "/**"), name, "/", true);
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
