package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that is not on loopback stands in for a far one: it is reached as 0.0.0.0. */
class RegistryTlsTest {
    @TempDir
    Path folder;

    private TlsFiles tls;
    private RealRegistry near;
    private RealRegistry far;

    @BeforeEach
    void start() throws Exception {
        tls = TlsFiles.in(folder.resolve("tls"));
        near = RealRegistry.start(folder.resolve("near"));
        far = RealRegistry.startWithTls(folder.resolve("far"), tls.certificate(), tls.key());
    }

    @AfterEach
    void stop() {
        near.close();
        far.close();
    }

    @Test
    void buildsAcrossLoopbackAndTlsBothWays() throws Exception {
        Publishing publishing = new Publishing(folder.resolve("base"));
        String base = publishing
                .images()
                .publish(publishing.plan(near.address() + "/base", "scratch"))
                .reference();

        List<String> published =
                PublishProcess.trusting(tls, folder.resolve("work"), base, farAddress(), near.address() + "/back");

        assertThat(published.get(0)).startsWith(farAddress() + "/app-default:");
        assertThat(published.get(1)).startsWith(near.address() + "/back/app-default:");
        assertThat(PulledImage.of(published.get(1), folder.resolve("pulled")).layerDigests())
                .hasSize(9);
    }

    @Test
    void trustsNoFarBaseMoreBecauseTheTargetIsNear() throws Exception {
        String pinned = farAddress() + "/jre@sha256:" + "0".repeat(64);

        Problem byTag = refused(near.address(), farAddress() + "/jre:21");
        Problem byDigest = refused(near.address(), pinned);

        assertThat(byTag.code()).isEqualTo(ImageCode.UNTRUSTED_CERTIFICATE);
        assertThat(byDigest.code()).isEqualTo(ImageCode.UNTRUSTED_CERTIFICATE);
        assertThat(byDigest.where()).isEqualTo("images.default.base");
    }

    @Test
    void saysThatATargetsCertificateIsNotTrusted() {
        Problem problem = refused(farAddress(), "scratch");

        assertThat(problem.code()).isEqualTo(ImageCode.UNTRUSTED_CERTIFICATE);
        assertThat(problem.what()).contains(farAddress());
        assertThat(problem.fix()).contains("trustStore");
    }

    private String farAddress() {
        return "0.0.0.0:" + far.port();
    }

    private Problem refused(String registry, String base) {
        Publishing publishing = new Publishing(folder.resolve("work"));
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> publishing.images().publish(publishing.plan(registry, base)));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.problems().get(0);
    }
}
