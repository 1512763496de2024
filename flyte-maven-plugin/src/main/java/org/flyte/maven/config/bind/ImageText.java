package org.flyte.maven.config.bind;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import java.util.regex.Pattern;

/** What registries and images are named. */
final class ImageText {
    private static final String REPOSITORY =
            "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*";
    private static final Pattern REGISTRY = Pattern.compile(
            "(?:\\[[0-9a-fA-F:]+]|[A-Za-z0-9](?:[-A-Za-z0-9.]*[A-Za-z0-9])?)(?::\\d{1,5})?(?:/" + REPOSITORY + ")?");

    static final Kind<String> REFERENCE = Kind.of(
            ImageText::isReference,
            ValueCode.BAD_IMAGE,
            "is not the reference of an image",
            "write it like ghcr.io/team/name:tag or name@sha256:<digest>, in lower case");
    static final Kind<String> REGISTRY_AND_PATH = Kind.of(
            REGISTRY,
            255,
            ValueCode.BAD_IMAGE,
            "is not a registry",
            "write its host, with port and path if wanted, such as registry.example.org:5000/team, without https://");
    static final Kind<String> NAME = Kind.of(
            Pattern.compile(REPOSITORY),
            255,
            ValueCode.BAD_IMAGE,
            "is not a name that registries take for a repository",
            "use lower case letters and digits, parted by ., _ or -, and / between its parts");
    static final Kind<String> TAG = Kind.of(
            Pattern.compile("[A-Za-z0-9_][-A-Za-z0-9_.]*"),
            128,
            ValueCode.BAD_IMAGE,
            "is not a tag that registries take",
            "use letters, digits, ., _ and -, 128 at most, and begin with no . or -");
    static final Kind<String> PLATFORM = Kind.of(
            Pattern.compile("linux/[a-z0-9_]+(?:/[a-z0-9.]+)?"),
            NameText.LONGEST,
            ValueCode.BAD_IMAGE,
            "is not a platform that Flyte's containers have",
            "write linux/amd64 or linux/arm64");
    static final Kind<String> USER = Kind.of(
            Pattern.compile("[A-Za-z0-9_][-A-Za-z0-9_.]*(?::[A-Za-z0-9_][-A-Za-z0-9_.]*)?"),
            255,
            ValueCode.BAD_IMAGE,
            "is neither user nor user:group",
            "write names or numbers, such as 1000 or app:app");
    static final Kind<String> ABSOLUTE = Kind.of(
            text -> text.startsWith("/") && !("/" + text + "/").contains("/../"),
            ValueCode.BAD_PATH,
            "is not an absolute path in the image",
            "begin it with /, and leave .. out");

    private ImageText() {}

    private static boolean isReference(String text) {
        try {
            ImageReference.parse(text);
            return true;
        } catch (InvalidImageReferenceException malformed) {
            return false;
        }
    }
}
