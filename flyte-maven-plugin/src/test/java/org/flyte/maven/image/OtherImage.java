package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import java.nio.file.Path;

/** An image that this plugin did not build. */
final class OtherImage {
    private OtherImage() {}

    static String push(RealRegistry registry, Path folder) throws Exception {
        String name = registry.address() + "/other:1";
        Jib.fromScratch()
                .addLabel("team", "data")
                .containerize(Containerizer.to(RegistryImage.named(name))
                        .setAllowInsecureRegistries(true)
                        .setBaseImageLayersCache(folder.resolve("other/cache"))
                        .setApplicationLayersCache(folder.resolve("other/cache")));
        return name;
    }
}
