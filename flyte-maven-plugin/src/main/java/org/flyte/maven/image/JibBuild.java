package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.flyte.maven.settings.ImageSettings;

/** One image on its way through jib. */
final class JibBuild {
    /** The time of every file in an image: builds at other times give the same image. */
    private static final Instant TIME = Instant.ofEpochSecond(1);

    private static final String ROOT_USER = "0:0";

    private final ImagePlan plan;
    private final Optional<PinnedBase> base;
    private final RegistryOptions options;
    private final Consumer<String> log;

    /**
     * The base as it is built on.
     *
     * @param address with the digest that it was resolved to
     * @param digest that digest
     */
    record PinnedBase(ImageAddress address, String digest, RegistryCredentials credentials) {}

    /** A build; without a base it starts from nothing. */
    JibBuild(ImagePlan plan, Optional<PinnedBase> base, RegistryOptions options, Consumer<String> log) {
        this.plan = plan;
        this.base = base;
        this.options = options;
        this.log = log;
    }

    /**
     * Brings the base into the cache by itself, if it must be spoken to in another way than the target: jib knows one
     * switch for both, and pushing to loopback with the base still to be fetched would let a far registry be spoken to
     * without TLS.
     */
    void fetchBase(ImageAddress target) throws Exception {
        if (base.isEmpty() || base.get().address().onLoopback() == target.onLoopback()) {
            return;
        }
        ImageAddress address = base.get().address();
        probe(address);
        Path tar = Files.createTempFile("flyte-base", ".tar");
        try {
            from(base.get())
                    .containerize(
                            configured(Containerizer.to(TarImage.at(tar).named("flyte-base")), address.onLoopback()));
        } finally {
            Files.deleteIfExists(tar);
        }
    }

    /**
     * Builds and pushes what the registry does not have.
     *
     * @return the manifest's digest
     */
    String push(ImageAddress target, RegistryCredentials credentials) throws Exception {
        RegistryImage image = RegistryImage.named(target.reference()).addCredentialRetriever(credentials::credential);
        Containerizer containerizer = configured(Containerizer.to(image), target.onLoopback());
        plan.definition().tags().forEach(containerizer::withAdditionalTag);
        return image().containerize(containerizer).getDigest().toString();
    }

    /** A base that is out of reach may be in the cache; one without the TLS that it must have is refused at once. */
    private void probe(ImageAddress address) throws SSLException {
        try {
            RegistryProbe.reach(address);
        } catch (SSLException e) {
            throw e;
        } catch (IOException e) {
            log.accept("%s does not answer, maybe it is in the cache: %s".formatted(address.written(), e));
        }
    }

    private JibContainerBuilder image() throws IOException {
        JibContainerBuilder image = base.isPresent() ? from(base.get()) : Jib.fromScratch();
        SourceStore store = new SourceStore(options.cacheFolder().resolve("files"));
        for (ImageLayer layer : plan.layers()) {
            FileEntriesLayer.Builder builder = FileEntriesLayer.builder().setName(layer.name());
            for (LayerEntry entry : layer.entries()) {
                builder.addEntry(new FileEntry(
                        store.path(entry),
                        AbsoluteUnixPath.get(entry.path()),
                        JibModes.of(entry.mode()),
                        TIME,
                        ROOT_USER));
            }
            image.addFileEntriesLayer(builder.build());
        }
        plan.labels().forEach(image::addLabel);
        declared(image, plan.definition());
        base.ifPresent(pinned -> image.addLabel(
                        "org.opencontainers.image.base.name", pinned.address().written())
                .addLabel("org.opencontainers.image.base.digest", pinned.digest()));
        return image.setEntrypoint(plan.entrypoint());
    }

    private static void declared(JibContainerBuilder image, ImageSettings said) {
        said.env().forEach(image::addEnvironmentVariable);
        if (said.user() != null) {
            image.setUser(said.user());
        }
        String folder = said.workingDirectory();
        if (folder != null) {
            image.setWorkingDirectory(AbsoluteUnixPath.get(folder));
        }
    }

    private static JibContainerBuilder from(PinnedBase pinned) {
        return Jib.from(RegistryImage.named(pinned.address().reference())
                .addCredentialRetriever(pinned.credentials()::credential));
    }

    private Containerizer configured(Containerizer containerizer, boolean insecure) {
        return containerizer
                .setAllowInsecureRegistries(insecure)
                .setOfflineMode(options.offline())
                .setBaseImageLayersCache(options.cacheFolder().resolve("base"))
                .setApplicationLayersCache(options.cacheFolder().resolve("layers"))
                .setToolName("flyte-maven-plugin")
                .setToolVersion(options.version())
                .addEventHandler(LogEvent.class, event -> log.accept(event.getMessage()));
    }
}
