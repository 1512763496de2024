package org.flyte.maven.image;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A build of several images that starts each when it is told to, as another one does at the same time. */
final class BuildsAtOnceProcess {
    private BuildsAtOnceProcess() {}

    /** Folder with the cache, folder of its own, base, registry; for each line of input an image with a jar of that name. */
    public static void main(String[] arguments) throws Exception {
        Path cache = Path.of(arguments[0], "cache");
        Publishing publishing = new Publishing(Path.of(arguments[1]));
        System.out.println("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name = lines.readLine(); name != null; name = lines.readLine()) {
            ClassPathJar jar = Jars.release(Path.of(arguments[1], "jars"), "g", name + "-1.jar");
            PublishedImage image =
                    publishing.images(cache).publish(publishing.plan(arguments[3] + "/" + name, arguments[2], jar));
            System.out.println(image.reference());
        }
    }
}
