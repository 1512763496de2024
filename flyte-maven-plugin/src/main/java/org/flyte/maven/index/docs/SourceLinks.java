package org.flyte.maven.index.docs;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of source files in the browser, from what the POM says below {@code <scm>}. Nothing else is asked, such as the
 * commit: the same POM gives the same address everywhere.
 *
 * @param url the repository's page
 * @param revision a tag, or {@code HEAD}
 * @param root the folder that the repository's page is of
 * @param generated a folder that is in no repository
 */
public record SourceLinks(String url, String revision, Path root, Path generated) {
    public SourceLinks {
        url = url.replaceFirst("/(-/)?(tree|blob|src)/.*$", "")
                .replaceFirst("/+$", "")
                .replaceFirst("\\.git$", "");
        root = root.toAbsolutePath().normalize();
        generated = generated.toAbsolutePath().normalize();
    }

    /**
     * The address of a line.
     *
     * @param line from 1; 0 for the file as a whole
     * @return null for a file that is not in the repository, and where the repository's page is no web page
     */
    @Nullable
    String of(Path file, int line) {
        Path place = file.toAbsolutePath().normalize();
        if (!url.matches("https?://.+") || !place.startsWith(root) || place.startsWith(generated)) {
            return null;
        }
        String path = root.relativize(place).toString().replace('\\', '/').replace(" ", "%20");
        boolean bitbucket = host().contains("bitbucket");
        String folder = bitbucket ? "/src/" : host().contains("gitlab") ? "/-/blob/" : "/blob/";
        String fragment = line == 0 ? "" : (bitbucket ? "#lines-" : "#L") + line;
        return url + folder + revision + "/" + path + fragment;
    }

    private String host() {
        String host = URI.create(url.replace(" ", "%20")).getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
