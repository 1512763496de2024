package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Brings an image to a repository: first the parts that are not there, several at the same time, then the manifests of its
 * platforms, last what the tag stands for. So a tag never stands for half an image.
 */
final class ImagePush {
    private final Registries registries;
    private final BlobStore store;
    private final ImageAddress target;
    private final RegistryCredentials credentials;
    private final RegistrySession session;
    private final Set<String> there = ConcurrentHashMap.newKeySet();

    ImagePush(
            Registries registries,
            BlobStore store,
            ImageAddress target,
            RegistryCredentials credentials,
            RegistrySession session) {
        this.registries = registries;
        this.store = store;
        this.target = target;
        this.credentials = credentials;
        this.session = session;
    }

    /** Whether a base's layer would have to be fetched to be sent: the registry neither has it nor can take it from the base. */
    boolean fetches(Descriptor layer, Base base) {
        if (base.address().registry().equals(target.registry())) {
            return false;
        }
        try {
            return !has(layer);
        } catch (Exception unanswered) {
            return false;
        }
    }

    /** Pushes the image under the target's tag. */
    void push(BuiltImage image) throws Exception {
        List<Part> parts = new ArrayList<>();
        for (PlatformImage each : image.images()) {
            each.parts().forEach(part -> parts.add(new Part(part, each.base())));
        }
        Parallel.map(parts.stream().distinct().toList(), part -> {
            try {
                return registries.trying(() -> {
                    push(part);
                    return part;
                });
            } catch (RegistryException e) {
                refuseBroken(part.content());
                throw e;
            }
        });
        if (image.isIndex()) {
            for (PlatformImage each : image.images()) {
                put(each.manifest(), each.manifest().digest());
            }
        }
        put(image.top(), target.reference().getQualifier());
    }

    private void refuseBroken(Descriptor part) throws IOException {
        if (store.removeIfBroken(part)) {
            throw new ProblemException(new Problem(
                    ImageCode.BUILD_LOST,
                    "%s was broken in the cache of this machine, and is removed".formatted(part.digest()),
                    target.path(),
                    "run the build again"));
        }
    }

    private record Part(Descriptor content, BaseImage base) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Part part && part.content.digest().equals(content.digest());
        }

        @Override
        public int hashCode() {
            return content.digest().hashCode();
        }
    }

    private void push(Part part) throws Exception {
        Descriptor content = part.content();
        if (has(content)) {
            return;
        }
        Optional<Path> here = store.find(content);
        @Nullable LayerSource source = here.isPresent() ? null : part.base().source();
        String from = source == null
                ? null
                : source.repository()
                        .filter(base -> base.registry().equals(target.registry()))
                        .map(base -> base.reference().getRepository())
                        .orElse(null);
        session.push(content, out -> Files.copy(here.isPresent() ? here.get() : fetched(content, source), out), from);
        there.add(content.digest());
    }

    private Path fetched(Descriptor content, @Nullable LayerSource source) throws Exception {
        if (source == null) {
            throw lost(content);
        }
        return source.file(content);
    }

    private boolean has(Descriptor content) throws Exception {
        if (there.contains(content.digest())) {
            return true;
        }
        boolean has = session.has(content);
        if (has) {
            there.add(content.digest());
        }
        return has;
    }

    private void put(Descriptor manifest, String qualifier) throws Exception {
        byte[] content = store.bytes(manifest.digest()).orElseThrow(() -> lost(manifest));
        registries.put(target.at(qualifier), credentials, manifest.mediaType(), content);
    }

    private ProblemException lost(Descriptor part) {
        return new ProblemException(new Problem(
                ImageCode.BUILD_LOST,
                "the cache of this machine has lost %s, a part of the image of %s"
                        .formatted(part.digest(), target.written()),
                target.path(),
                "build the image again"));
    }
}
