package org.flyte.maven.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * Refuses a base whose programs are linked with musl: the object stores' library is made for glibc, and a task would fail
 * where it first reads an object. A base's dynamic loader tells, and it lies in one of the lowest layers; no more is read than
 * that. What was seen is kept.
 */
final class LoaderCheck {
    private static final Pattern MUSL = Pattern.compile("(\\./)?(usr/)?lib/ld-musl-[^/]+\\.so\\.1");
    private static final Pattern GLIBC =
            Pattern.compile("(\\./)?(usr/)?lib(32|64|x32)?/([^/]+/)?ld-linux[^/]*\\.so\\.\\d");
    private static final String SOME = "glibc";

    private final Path verdicts;

    LoaderCheck(Path cacheFolder) {
        this.verdicts = cacheFolder.resolve("loaders");
    }

    /**
     * Looks at a base.
     *
     * @param fetched whether a layer is going to be fetched anyway, so that it may as well be fetched now
     * @param path the XML path that names the base
     * @throws ProblemException where it has musl's loader
     */
    void check(BaseImage base, String written, String path, Predicate<Descriptor> fetched) throws Exception {
        if (base.layers().isEmpty()) {
            return;
        }
        Path note = verdicts.resolve(base.digest().replace(':', '-'));
        if (!Files.isRegularFile(note)) {
            String verdict = verdict(base, fetched);
            StoredOnce.file(note, draft -> Files.writeString(draft, verdict));
        }
        if (Files.readString(note).equals("musl")) {
            throw new ProblemException(new Problem(
                    ImageCode.MUSL,
                    "%s is made with musl, and the library that reads object stores needs glibc".formatted(written),
                    path,
                    written.contains("-alpine")
                            ? "name the same image without -alpine"
                            : "name a base with glibc, such as one of Debian, Ubuntu or UBI"));
        }
    }

    private static String verdict(BaseImage base, Predicate<Descriptor> fetched) throws Exception {
        LayerSource source = base.source();
        for (BuiltLayer layer : base.layers()) {
            if (source == null || layer.blob().mediaType().equals(MediaTypes.LAYER_ZSTD)) {
                return "unknown";
            }
            if (fetched.test(layer.blob())) {
                source.file(layer.blob());
            }
            String verdict = source.read(layer.blob(), in -> verdict(layer.blob(), in));
            if (!verdict.isEmpty()) {
                return verdict;
            }
        }
        return "none";
    }

    private static String verdict(Descriptor layer, InputStream in) throws IOException {
        InputStream buffered = new BufferedInputStream(in);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                layer.mediaType().equals(MediaTypes.LAYER_GZIP) ? new GZIPInputStream(buffered) : buffered)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (MUSL.matcher(entry.getName()).matches()) {
                    return "musl";
                }
                if (GLIBC.matcher(entry.getName()).matches()) {
                    return SOME;
                }
            }
        }
        return "";
    }
}
