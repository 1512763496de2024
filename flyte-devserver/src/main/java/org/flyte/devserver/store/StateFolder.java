package org.flyte.devserver.store;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder of one kind of record, one file each, read once at start and written at each change. */
final class StateFolder<M extends MessageLite> {
    private static final String SUFFIX = ".pb";

    private final Path root;
    private final Parser<M> parser;
    private final Consumer<String> warnings;

    StateFolder(Path root, Parser<M> parser, Consumer<String> warnings) {
        this.root = root;
        this.parser = parser;
        this.warnings = warnings;
    }

    /** Every readable record; what a killed server had not finished writing is removed. An unreadable one is left where it is and named in a warning. */
    List<M> load() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                if (AtomicFiles.isPending(file)) {
                    Files.delete(file);
                }
            }
            return all.stream()
                    .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .map(this::read)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a record at a relative path without suffix, whose segments must be harmless as file names. */
    void save(String path, M message) {
        try {
            AtomicFiles.write(root.resolve(path + SUFFIX), message.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("The development server cannot keep its state in " + root, e);
        }
    }

    private Optional<M> read(Path file) {
        try {
            return Optional.of(parser.parseFrom(Files.readAllBytes(file)));
        } catch (InvalidProtocolBufferException e) {
            warnings.accept("Ignored the unreadable record " + file + ": " + e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
