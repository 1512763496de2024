package org.flyte.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.flyte.maven.report.Console;
import org.flyte.maven.report.RecordingConsole;
import org.junit.jupiter.api.Test;

/** Modules that come to a goal, in sessions of Maven's own classes. */
class ReactorEndTest {
    private final RecordingConsole console = new RecordingConsole();

    @Test
    void theLastOneGetsAllInTheOrderOfTheBuild() {
        MavenSession session = session(List.of("flyte:deploy"), project("a"), project("b"), project("c"));

        assertThat(arrive(session, 2, "c")).isEmpty();
        assertThat(arrive(session, 0, "a")).isEmpty();
        assertThat(arrive(session, 1, "b")).contains(List.of("a", "b", "c"));
        assertThat(arrive(session, 1, "b")).as("once").isEmpty();
    }

    @Test
    void exactlyOneOfManyThreadsGetsThem() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 50; round++) {
                MavenProject[] modules =
                        IntStream.range(0, 12).mapToObj(i -> project("m" + i)).toArray(MavenProject[]::new);
                MavenSession session = session(List.of("flyte:deploy"), modules);
                List<Callable<Optional<List<String>>>> arrivals = IntStream.range(0, 12)
                        .<Callable<Optional<List<String>>>>mapToObj(i -> () -> arrive(session, i, "m" + i))
                        .toList();
                int claims = 0;
                for (Future<Optional<List<String>>> arrival : threads.invokeAll(arrivals)) {
                    if (arrival.get().isPresent()) {
                        claims++;
                        assertThat(arrival.get().orElseThrow()).hasSize(12);
                    }
                }
                assertThat(claims).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLastModuleWithNothingToDoLetsTheOthersThrough() {
        MavenSession session = session(List.of("flyte:deploy"), project("a"), project("skipped"));

        assertThat(arrive(session, 0, "a")).isEmpty();
        assertThat(arrive(session, 1, null)).contains(List.of("a"));
    }

    @Test
    void nothingFromAnybodyIsSilence() {
        MavenSession session = session(List.of("flyte:deploy"), project("a"), project("b"));

        assertThat(arrive(session, 0, null)).isEmpty();
        assertThat(arrive(session, 1, null)).isEmpty();
        end(session);
        assertThat(console.warnings).isEmpty();
        assertThat(session.getResult().hasExceptions()).isFalse();
    }

    @Test
    void afterAFailureNothingIsDoneAndTheModuleIsNamed() {
        MavenSession session = session(List.of("flyte:deploy"), project("a"), project("broken"));
        IllegalStateException failure = new IllegalStateException("does not compile");
        session.getResult().addException(failure);
        session.getResult()
                .addBuildSummary(new BuildFailure(session.getProjects().get(1), 1, failure));

        assertThat(arrive(session, 0, "a")).isEmpty();
        end(session);
        assertThat(console.warnings)
                .containsExactly("flyte: nothing was deployed of any module, since this failed: broken");
    }

    @Test
    void aBuildThatEndsWithoutAModuleFails() {
        MavenSession session = session(List.of("flyte:deploy"), project("a"), project("lost"));

        assertThat(arrive(session, 0, "a")).isEmpty();
        end(session);
        assertThat(session.getResult().getExceptions()).singleElement().satisfies(e -> assertThat(e.getMessage())
                .contains("FLYTE-531", "nothing was deployed", "lost"));
    }

    @Test
    void inALifecycleThoseCountThatReachTheExecution() {
        MavenSession session = session(
                List.of("clean", "package"),
                bound("a", "prod", "package", "deploy-no-fork"),
                bound("off", "prod", "none", "deploy-no-fork"),
                bound("later", "prod", null, "deploy-no-fork"),
                bound("other", "dev", "package", "deploy-no-fork"),
                bound("index", "prod", "package", "index"),
                project("plain"),
                bound("b", "prod", "process-classes", "deploy"));

        assertThat(arrive(session, 0, "prod", MojoExecution.Source.LIFECYCLE, "a"))
                .isEmpty();
        assertThat(arrive(session, 6, "prod", MojoExecution.Source.LIFECYCLE, "b"))
                .contains(List.of("a", "b"));
        assertThat(arrive(session, 3, "dev", MojoExecution.Source.LIFECYCLE, "other"))
                .as("another execution is another deployment")
                .contains(List.of("other"));
    }

    @Test
    void aModuleThatLoadsThePluginDifferentlyIsNamed() throws Exception {
        MavenSession session = session(List.of("flyte:deploy"), project("a"), project("b"));
        Class<?> elsewhere = new OtherRealm().loadClass(ReactorEnd.class.getName());
        Constructor<?> made = elsewhere.getDeclaredConstructors()[0];
        made.setAccessible(true);
        Class<?> theirs = made.getParameterTypes()[3];
        Object console = java.lang.reflect.Proxy.newProxyInstance(
                theirs.getClassLoader(), new Class<?>[] {theirs}, (proxy, method, arguments) -> null);
        Method arrive = elsewhere.getDeclaredMethod("arrive", String.class, Object.class);
        arrive.setAccessible(true);
        arrive.invoke(
                made.newInstance(
                        session,
                        session.getProjects().get(0),
                        execution("default-cli", MojoExecution.Source.CLI),
                        console),
                "deploy",
                "a");

        assertThatThrownBy(() -> arrive(session, 1, "b"))
                .hasMessageContaining("FLYTE-530")
                .hasMessageContaining("a and b load the plugin differently");
    }

    /** The plugin's classes once more. */
    private static final class OtherRealm extends ClassLoader {
        OtherRealm() {
            super(ReactorEnd.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.flyte.maven.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Optional<List<String>> arrive(MavenSession session, int module, String mine) {
        return arrive(session, module, "default-cli", MojoExecution.Source.CLI, mine);
    }

    private Optional<List<String>> arrive(
            MavenSession session, int module, String id, MojoExecution.Source source, String mine) {
        Console said = console;
        return new ReactorEnd(session, session.getProjects().get(module), execution(id, source), said)
                .arrive("deploy", mine);
    }

    private static void end(MavenSession session) {
        session.getRequest().getExecutionListener().sessionEnded(null);
    }

    private static MojoExecution execution(String id, MojoExecution.Source source) {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId("org.flyte");
        plugin.setArtifactId("flyte-maven-plugin");
        plugin.setVersion("1");
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setPluginDescriptor(plugin);
        mojo.setGoal("deploy-no-fork");
        mojo.setPhase("deploy");
        try {
            plugin.addMojo(mojo);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        MojoExecution execution = new MojoExecution(mojo, id, source);
        return execution;
    }

    @SuppressWarnings("deprecation") // the only one that needs no container
    private static MavenSession session(List<String> goals, MavenProject... projects) {
        MavenSession session = new MavenSession(
                null, null, new DefaultMavenExecutionRequest().setGoals(goals), new DefaultMavenExecutionResult());
        session.setProjects(new ArrayList<>(List.of(projects)));
        return session;
    }

    private static MavenProject bound(String name, String id, String phase, String goal) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.setPhase(phase);
        execution.addGoal(goal);
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.flyte");
        plugin.setArtifactId("flyte-maven-plugin");
        plugin.addExecution(execution);
        MavenProject project = project(name);
        project.getBuild().addPlugin(plugin);
        return project;
    }

    private static MavenProject project(String name) {
        MavenProject project = new MavenProject();
        project.setGroupId("com.example");
        project.setArtifactId(name);
        project.setVersion("1");
        project.getModel().setBuild(new Build());
        return project;
    }
}
