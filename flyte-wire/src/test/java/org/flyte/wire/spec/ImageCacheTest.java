package org.flyte.wire.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.flyte.wire.conformance.TestPython;
import org.junit.jupiter.api.Test;

class ImageCacheTest {
    @Test
    void isTheGzippedJsonOfTheSdk() throws IOException {
        assertThat(json(Map.of("b", "r/b@sha256:1", "a-env", "r/a:1")))
                .isEqualTo("{\"image_lookup\":{\"a-env\":\"r/a:1\",\"b\":\"r/b@sha256:1\"},\"build_run_ids\":{}}");
    }

    @Test
    void readsWhatItWrites() {
        Map<String, String> images = Map.of("a-env", "r/a@sha256:1", "q\"\\é\n", "i");
        assertThat(ImageCache.decode(ImageCache.encode(images))).isEqualTo(images);
    }

    @Test
    void readsWhatTheSdkWrites() {
        assertThat(ImageCache.decode("H4sIAAAAAAAC/13NywqDQAyF4XfJWivd5mWGVGMMZkyZzhRE5t297dwdfj44G2gk4WDuc/"
                        + "kCbjCxmQOCTH16qXfUR+6uiG9owGjl1PLyfxKNgpnkIFSyP8Roa2ZPcg88BdQGPkVtCKksQYffcV7rDpdKvoeQAAAA"))
                .isEqualTo(Map.of(
                        "hello", "ghcr.io/acme/hello:1",
                        "layer-env", "ghcr.io/acme/img:tag",
                        "auto-env", "ghcr.io/flyteorg/flyte:auto"));
    }

    @Test
    void refusesWhatIsNoImageCache() {
        assertThatThrownBy(() -> ImageCache.decode("e30=")).hasMessage("No image cache: e30=");
    }

    @Test
    void hasAnEmptyLookupWithoutImages() throws IOException {
        assertThat(json(Map.of())).isEqualTo("{\"image_lookup\":{},\"build_run_ids\":{}}");
    }

    @Test
    void escapesWhatJsonDoesNotTakePlain() throws IOException {
        assertThat(json(Map.of("q\"\\é\n", "i"))).contains("{\"q\\u0022\\u005c\\u00e9\\u000a\":\"i\"}");
    }

    @Test
    void keepsLookupsLongerThanOneBlock() throws IOException {
        Map<String, String> images = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            images.put("environment-" + i, "registry.example.org/team/project/image:" + i);
        }
        String json = json(images);
        assertThat(json.length()).isGreaterThan(0xffff);
        assertThat(json).contains("\"environment-1999\":\"registry.example.org/team/project/image:1999\"");
    }

    @Test
    void doesNotDependOnTheOrderOfTheMap() {
        Map<String, String> images = new LinkedHashMap<>();
        images.put("z", "1");
        images.put("a", "2");
        assertThat(ImageCache.encode(images)).isEqualTo(ImageCache.encode(new TreeMap<>(images)));
    }

    @Test
    void isReadByThePythonSdk() throws Exception {
        String program = "import sys; from flyte._internal.imagebuild.image_builder import ImageCache;"
                + " print(sorted(ImageCache.from_transport(sys.argv[1]).image_lookup.items()))";
        Process sdk = new ProcessBuilder(
                        TestPython.path(),
                        "-c",
                        program,
                        ImageCache.encode(Map.of("a", "r/a:1", "b-c", "é", "a.task", "own")))
                .redirectErrorStream(true)
                .start();
        String printed = new String(sdk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(sdk.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed.strip()).endsWith("[('a', 'r/a:1'), ('a.task', 'own'), ('b-c', 'é')]");
    }

    private static String json(Map<String, String> images) throws IOException {
        byte[] gzip = Base64.getDecoder().decode(ImageCache.encode(images));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
