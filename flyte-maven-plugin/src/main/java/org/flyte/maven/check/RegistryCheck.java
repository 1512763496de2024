package org.flyte.maven.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.maven.image.RegistryAccess;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/** The registries that images are pushed to. */
record RegistryCheck(RegistryAccess access, boolean offline) {
    private static final String SUBJECT = "registry";

    /** @param needed whether a deployment would push: not to the backend inside the plugin, nor to none */
    List<Finding> find(Collection<ImageSettings> images, boolean needed) {
        Map<String, ImageSettings> registries = new LinkedHashMap<>();
        boolean pushed = false;
        for (ImageSettings image : images) {
            String registry = image.registry();
            pushed |= image.reference() == null;
            if (image.reference() == null && registry != null) {
                registries.putIfAbsent(registry, image);
            }
        }
        if (!needed || !pushed) {
            return List.of(Finding.notNeeded(SUBJECT, "nothing is pushed"));
        }
        if (registries.isEmpty()) {
            return List.of(Finding.failed(
                    SUBJECT,
                    "images are pushed, and nobody said where",
                    "set <registry> in the plugin's configuration, or -Dflyte.registry=ghcr.io/acme"));
        }
        if (offline) {
            return List.of(Finding.notNeeded(SUBJECT, "Maven runs offline"));
        }
        List<Finding> findings = new ArrayList<>();
        registries.forEach((registry, image) -> findings.add(find(registry, image)));
        return findings;
    }

    private Finding find(String registry, ImageSettings image) {
        try {
            String how = access.ask(image);
            return Finding.ok(SUBJECT, registry + " answers, with " + how);
        } catch (ProblemException e) {
            return Finding.failed(SUBJECT, e);
        }
    }
}
