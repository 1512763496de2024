package org.flyte.devserver.exec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.idl.workflow.ErrorInfo;

/** Finds what an image reference {@code embedded/NAME:HASH} stands for: the folder that was laid out for it. */
final class ImageFolders {
    private static final Pattern EMBEDDED = Pattern.compile("embedded/[^:@\\s]+:([A-Za-z0-9][A-Za-z0-9_-]*)");
    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][A-Za-z0-9._:/@-]*");

    private final Path root;

    ImageFolders(Path root) {
        this.root = root;
    }

    /**
     * The folder of an image.
     *
     * @throws UnresolvedImageException with the failure that the attempt ends in
     */
    Path find(String reference) throws UnresolvedImageException {
        if (!LEGAL.matcher(reference).matches()) {
            throw new UnresolvedImageException(Failure.permanent(
                    "|InvalidImageName",
                    "|InvalidImageName: '" + reference + "' is no image name.",
                    ErrorInfo.Kind.KIND_USER));
        }
        Matcher matcher = EMBEDDED.matcher(reference);
        if (!matcher.matches()) {
            throw new UnresolvedImageException(Failure.user(
                    "|ImagePullBackOff",
                    "the development server pulls no images; "
                            + "it runs those that were laid out for it and are named embedded/NAME:HASH, not "
                            + reference
                            + "."));
        }
        Path folder = root.resolve(matcher.group(1)).resolve("flyte");
        if (!Files.isDirectory(folder)) {
            throw new UnresolvedImageException(Failure.user(
                    "|ImagePullBackOff",
                    "nothing was laid out for the image " + reference + "; " + folder + " is missing."));
        }
        return folder;
    }

    /** An image that cannot be run. */
    static final class UnresolvedImageException extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Failure failure;

        UnresolvedImageException(Failure failure) {
            super(failure.message());
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }
}
