package org.flyte.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.flyte.maven.image.ImageCode;
import org.flyte.maven.image.NativeLibraries;
import org.flyte.maven.image.NativeLibrary;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * Finds the object stores' native library in Maven's repositories, when an image is built. As a dependency of the plugin
 * everybody would download it, also who runs on the embedded backend only.
 */
@Named
@Singleton
public final class NativeArtifacts {
    private final RepositorySystem repositories;
    private final MavenSettings settings;

    @Inject
    NativeArtifacts(RepositorySystem repositories, MavenSettings settings) {
        this.repositories = repositories;
        this.settings = settings;
    }

    /** What the images with these libraries are published with. */
    MavenSettings settings() {
        return settings;
    }

    /** The libraries that the runtime in this jar needs. */
    NativeLibraries of(Path runtime, MavenSession session, MavenProject project) {
        String version = version(runtime);
        return platform -> NativeLibrary.ofOpenDal(
                version, platform, () -> resolved(version, platform.classifier(), session, project));
    }

    private Path resolved(String version, String classifier, MavenSession session, MavenProject project) {
        List<RemoteRepository> remotes = new ArrayList<>(project.getRemotePluginRepositories());
        remotes.addAll(project.getRemoteProjectRepositories());
        String coordinates = "org.apache.opendal:opendal:jar:" + classifier + ":" + version;
        try {
            return repositories
                    .resolveArtifact(
                            session.getRepositorySession(),
                            new ArtifactRequest(new DefaultArtifact(coordinates), remotes, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new ProblemException(
                    new Problem(
                            ImageCode.NATIVE_LIBRARY,
                            "the image's native library for object stores cannot be found: " + e.getMessage(),
                            null,
                            "build once online, or put it into the local repository with mvn dependency:get"
                                    + " -Dartifact=org.apache.opendal:opendal:" + version + ":jar:" + classifier),
                    e);
        }
    }

    /** The runtime carries OpenDAL's Java part, and that its version. */
    private static String version(Path runtime) {
        Properties properties = new Properties();
        try (ZipFile jar = new ZipFile(runtime.toFile())) {
            ZipEntry entry = jar.getEntry("bindings.properties");
            if (entry != null) {
                try (InputStream content = jar.getInputStream(entry)) {
                    properties.load(content);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(runtime + " cannot be read", e);
        }
        String version = properties.getProperty("project.version");
        if (version == null) {
            throw new IllegalStateException(runtime + " carries no OpenDAL");
        }
        return version;
    }
}
