package org.flyte.maven.image.dockerfile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A context as one file, for Docker's classic builder: it has no way to be told of another ignore file than the one in the context,
 * and reads the Dockerfile from the context only.
 */
final class ContextTar {
    private static final String IGNORE_FILE = ".dockerignore";

    /** Its name where the Dockerfile is not among the files that matter: the builder takes it out of the context again. */
    private static final String ADDED = ".flyte-dockerfile";

    private ContextTar() {}

    /**
     * Writes it.
     *
     * @return the Dockerfile's name in it
     */
    static String write(DockerfileSource source, Staging staging, Path tar) throws IOException {
        Optional<String> inContext = source.inContext();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(tar));
                TarArchiveOutputStream archive = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            archive.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            archive.setAddPaxHeadersForNonAsciiNames(true);
            for (ContextEntry entry : source.context().entries()) {
                if (inContext.isPresent() || !entry.path().equals(IGNORE_FILE)) {
                    add(archive, entry, staging.context().resolve(entry.path()));
                }
            }
            if (inContext.isEmpty()) {
                addFile(archive, ADDED, source.text());
                addFile(archive, IGNORE_FILE, ignoring(staging.context().resolve(IGNORE_FILE)));
            }
        }
        return inContext.orElse(ADDED);
    }

    /** Docker's own client adds to the ignore file in the same way, for a Dockerfile that lies elsewhere. */
    private static byte[] ignoring(Path ignoreFile) throws IOException {
        String before = Files.isRegularFile(ignoreFile) ? Files.readString(ignoreFile) : IGNORE_FILE;
        return (before + "\n" + ADDED + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void add(TarArchiveOutputStream archive, ContextEntry entry, Path staged) throws IOException {
        if (entry instanceof ContextEntry.File file) {
            TarArchiveEntry header = new TarArchiveEntry(file.path());
            header.setSize(Files.size(staged));
            header.setMode(file.executable() ? 0755 : 0644);
            put(archive, header);
            Files.copy(staged, archive);
            archive.closeArchiveEntry();
        } else if (entry instanceof ContextEntry.Link link) {
            TarArchiveEntry header = new TarArchiveEntry(link.path(), TarConstants.LF_SYMLINK);
            header.setLinkName(link.target());
            put(archive, header);
            archive.closeArchiveEntry();
        } else {
            TarArchiveEntry header = new TarArchiveEntry(entry.path() + "/");
            header.setMode(0755);
            put(archive, header);
            archive.closeArchiveEntry();
        }
    }

    private static void addFile(TarArchiveOutputStream archive, String name, byte[] content) throws IOException {
        TarArchiveEntry header = new TarArchiveEntry(name);
        header.setSize(content.length);
        header.setMode(0644);
        put(archive, header);
        archive.write(content);
        archive.closeArchiveEntry();
    }

    private static void put(TarArchiveOutputStream archive, TarArchiveEntry header) throws IOException {
        header.setModTime(Date.from(Staging.TIME));
        header.setUserId(0);
        header.setGroupId(0);
        header.setUserName("");
        header.setGroupName("");
        archive.putArchiveEntry(header);
    }
}
