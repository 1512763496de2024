package org.flyte.maven.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.flyte.maven.problem.ProblemException;

/**
 * Parts of images on this machine, each under its digest. What is there is whole and has that digest; any number of builds
 * may share it.
 */
final class BlobStore {
    /** Writes a part. */
    interface Content {
        void writeTo(OutputStream out) throws Exception;
    }

    /** One thread of this JVM fetches a part, others with the same wish wait for it. */
    private static final Map<Path, Object> TURNS = new ConcurrentHashMap<>();

    private final Path cacheFolder;
    private final Path folder;

    /** @param cacheFolder the cache that the parts are a folder of */
    BlobStore(Path cacheFolder) {
        this.cacheFolder = cacheFolder;
        this.folder = cacheFolder.resolve("blobs").resolve("sha256");
    }

    /** The file of a part that is here. */
    Optional<Path> find(Descriptor part) throws IOException {
        Path file = folder.resolve(part.hex());
        return LastUse.now(file) && Files.size(file) == part.size() ? Optional.of(file) : Optional.empty();
    }

    /** Removes a part that has its size and yet is something else, as a failing disk leaves it. */
    boolean removeIfBroken(Descriptor part) throws IOException {
        Path file = folder.resolve(part.hex());
        if (!Files.isRegularFile(file) || part.digest().equals("sha256:" + ContentHash.ofFile(file))) {
            return false;
        }
        Files.deleteIfExists(file);
        return true;
    }

    /** The bytes of a small part, where it is here. */
    Optional<byte[]> bytes(String digest) throws IOException {
        Path file = folder.resolve(digest.substring(digest.indexOf(':') + 1));
        if (!LastUse.now(file)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        return digest.equals("sha256:" + ContentHash.ofBytes(content)) ? Optional.of(content) : Optional.empty();
    }

    /** Keeps a part that was made here. */
    Descriptor add(String mediaType, byte[] content) throws Exception {
        Descriptor part = Descriptor.of(mediaType, content);
        removeIfBroken(part);
        add(part, out -> out.write(content));
        return part;
    }

    /**
     * The file of a part, which is written when it is not here.
     *
     * @throws DigestMismatchException where what is written is another part
     * @throws ProblemException where it cannot be written
     */
    Path add(Descriptor part, Content content) throws Exception {
        Path file = folder.resolve(part.hex());
        synchronized (TURNS.computeIfAbsent(file, path -> new Object())) {
            Optional<Path> found = find(part);
            if (found.isPresent()) {
                return found.get();
            }
            try (Draft draft = new Draft()) {
                content.writeTo(draft);
                String digest = "sha256:" + draft.finish();
                if (!digest.equals(part.digest())) {
                    throw new DigestMismatchException("%s was asked for, and %s came".formatted(part.digest(), digest));
                }
                draft.moveTo(file);
            }
        }
        return file;
    }

    /** Keeps a part whose digest is not known before it is written. */
    Descriptor make(String mediaType, Content content) throws Exception {
        try (Draft draft = new Draft()) {
            content.writeTo(draft);
            String hex = draft.finish();
            draft.moveTo(folder.resolve(hex));
            return new Descriptor(mediaType, "sha256:" + hex, draft.size);
        }
    }

    /** A part that is being written, and is gone when it is not kept. That it cannot be written is no fault of where it is from. */
    private final class Draft extends OutputStream {
        private final Path file = folder.resolve("." + UUID.randomUUID());
        private final OutputStream out;
        private final MessageDigest digest = ContentHash.sha256();
        private long size;

        Draft() {
            try {
                Files.createDirectories(folder);
                out = Files.newOutputStream(file);
            } catch (IOException e) {
                throw CacheFolder.unwritable(cacheFolder, e);
            }
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw CacheFolder.unwritable(cacheFolder, e);
            }
            digest.update(bytes, offset, length);
            size += length;
        }

        String finish() {
            try {
                out.close();
            } catch (IOException e) {
                throw CacheFolder.unwritable(cacheFolder, e);
            }
            return HexFormat.of().formatHex(digest.digest());
        }

        void moveTo(Path target) {
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw CacheFolder.unwritable(cacheFolder, e);
            }
        }

        @Override
        public void close() throws IOException {
            try (out) {
                Files.deleteIfExists(file);
            }
        }
    }
}
