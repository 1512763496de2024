package org.flyte.task.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The local machine's files, as unit tests and main methods have them. */
public enum LocalStorage implements Storage {
    FILES;

    @Override
    public void upload(InputStream content, long size, String uri) throws IOException {
        PartialFile.write(path(uri), part -> Files.copy(content, part));
    }

    @Override
    public void put(String uri, byte[] content, String mediaType) throws IOException {
        PartialFile.write(path(uri), part -> Files.write(part, content));
    }

    @Override
    public void download(String uri, Path file) throws IOException {
        Files.copy(path(uri), file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public InputStream open(String uri) throws IOException {
        return Files.newInputStream(path(uri));
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        Path root = path(folder);
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)) {
                    entries.add(new Entry(name(root, file), LocalUri.of(file), Files.size(file)));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(Entry::name));
        return entries;
    }

    @Override
    public String resolve(String folder, String name) throws IOException {
        return LocalUri.of(path(folder).resolve(name));
    }

    /** The path of a file within a folder, with slashes. */
    public static String name(Path folder, Path file) {
        StringBuilder name = new StringBuilder();
        for (Path step : folder.relativize(file)) {
            name.append(name.length() == 0 ? "" : "/").append(step);
        }
        return name.toString();
    }

    private static Path path(String uri) throws IOException {
        if (!LocalUri.isLocal(uri)) {
            throw new IOException(uri + " can be reached in a running action only; outside of one files are local."
                    + " A test may put flyte-runtime and OpenDAL's library on its class path");
        }
        return LocalUri.path(uri);
    }
}
