package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/**
 * Where an image is at its registry.
 *
 * @param written as the user wrote it
 * @param reference as jib reads it, with Docker Hub's short forms filled in
 * @param path the XML path that it came from, for messages
 */
record ImageAddress(String written, ImageReference reference, String path) {
    /** The base of an image. */
    static ImageAddress base(ImageSettings image) {
        return parse(Bases.written(image), path(image, "base"), "such as eclipse-temurin:21-jre");
    }

    /** An image that is used as it is. */
    static ImageAddress ready(ImageSettings image, String reference) {
        return parse(reference, path(image, "reference"), "such as ghcr.io/acme/jobs:1.0");
    }

    /** The repository that an image is pushed to, without tag. */
    static ImageAddress target(ImageSettings definition) {
        String registry = definition.registry();
        if (registry == null || registry.isBlank()) {
            throw new ProblemException(new Problem(
                    ImageCode.NO_REGISTRY,
                    "the image %s must be pushed, and no registry is configured for it".formatted(definition.key()),
                    path(definition, "registry"),
                    "set <registry> in the plugin's configuration, or -Dflyte.registry=ghcr.io/acme"));
        }
        String trimmed = registry.strip().replaceAll("/+$", "");
        ImageAddress address = parse(
                trimmed + "/" + definition.name(),
                path(definition, "registry"),
                "the registry such as ghcr.io/acme or localhost:5000, the name in lower case, neither with a scheme");
        if (definition.name().contains(":") || definition.name().contains("@")) {
            throw invalid(
                    address.written(), path(definition, "name"), "a name without tag and digest, which are computed");
        }
        return address;
    }

    String registry() {
        return reference.getRegistry();
    }

    /** Registry and repository as jib names them in its messages. */
    String repository() {
        return registry() + "/" + reference.getRepository();
    }

    boolean onLoopback() {
        return Loopback.is(registry());
    }

    /** The same repository under a tag or digest; a tag takes the place of tag and digest. */
    ImageAddress at(String qualifier) {
        ImageReference there = ImageReference.isValidTag(qualifier)
                ? ImageReference.of(reference.getRegistry(), reference.getRepository(), qualifier)
                : reference.withQualifier(qualifier);
        return new ImageAddress(written, there, path);
    }

    /** The XML path of one of an image's elements, for messages. */
    static String path(ImageSettings image, String element) {
        return "images." + image.key() + "." + element;
    }

    private static ImageAddress parse(String written, String path, String form) {
        try {
            return new ImageAddress(written, ImageReference.parse(written), path);
        } catch (InvalidImageReferenceException e) {
            throw invalid(written, path, form);
        }
    }

    private static ProblemException invalid(String written, String path, String form) {
        return new ProblemException(new Problem(
                ImageCode.INVALID_REFERENCE, "\"%s\" is no image reference".formatted(written), path, "write " + form));
    }
}
