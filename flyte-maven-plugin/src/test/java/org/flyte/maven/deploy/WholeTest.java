package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.flyte.client.Endpoint;
import org.flyte.client.FlyteClient;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.idl.task.TaskDetails;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.maven.config.DeploySettings;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.TestImage;
import org.flyte.maven.plan.WantedTask;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.DeploymentRecord;
import org.flyte.maven.report.DeploymentRecord.BundleRecord;
import org.flyte.maven.report.DeploymentRecord.ImageRecord;
import org.flyte.maven.report.RecordingConsole;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.TaskRpcs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules that are deployed together. */
class WholeTest {
    @TempDir
    Path temp;

    @Test
    void theVersionIsTheSameInAnyOrderAndChangesWithEachModule() {
        Part etl = part("etl", project("etl", "load"));
        Part clean = part("clean", project("clean", "clean"));
        String version = Whole.of(List.of(etl, clean)).wanted().version();

        assertThat(Whole.of(List.of(clean, etl)).wanted().version()).isEqualTo(version);
        assertThat(version).hasSize(32).isNotEqualTo(etl.prepared().version());
        Part other = part("clean", project("clean", "clean", "more"));
        assertThat(Whole.of(List.of(etl, other)).wanted().version()).isNotEqualTo(version);
        assertThat(Whole.of(List.of(etl)).wanted().version())
                .as("alone")
                .isEqualTo(etl.prepared().version());
    }

    @Test
    void allThatKeepsModulesApartIsSaidAtOnceWithBothPoms() {
        Part one = part("one", project("one", "load").withEnvironment("same").withVersion("v1"));
        Part two = part(
                "two",
                project("two", "train")
                        .withTarget("elsewhere", "staging")
                        .withEnvironment("same")
                        .withVersion("v2"));

        assertThatThrownBy(() -> Whole.of(List.of(one, two))).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems())
                    .extracting(Problem::code)
                    .containsExactly(
                            DeployCode.ENVIRONMENT_TWICE,
                            DeployCode.TARGETS_DIFFER,
                            DeployCode.TARGETS_DIFFER,
                            DeployCode.TARGETS_DIFFER);
            assertThat(e.problems())
                    .allSatisfy(problem -> assertThat(problem.text()).contains("one/pom.xml and two/pom.xml"));
            assertThat(e.getMessage())
                    .contains("same")
                    .contains("<project> is flytesnacks in one and elsewhere in two")
                    .contains("<domain> is development in one and staging in two")
                    .contains("<deployVersion> is v1 in one and v2 in two");
        });
    }

    @Test
    void imagesOfOneKeyAreToldApartByTheirModules() {
        Whole whole = Whole.of(List.of(part("etl", project("etl", "load")), part("clean", project("clean", "clean"))));

        assertThat(whole.images())
                .extracting(image -> image.definition().key())
                .containsExactly("clean-default", "etl-default");
        assertThat(whole.wanted().tasks().stream().map(task -> whole.wanted().image(task)))
                .containsExactly("clean-default", "etl-default");
        assertThat(Whole.of(List.of(part("etl", project("etl", "load")))).images())
                .extracting(ImagePlan::definition)
                .extracting(image -> image.key())
                .containsExactly("default");
    }

    @Test
    void otherImagesUnderOneTagAreWarnedOf() {
        Part etl = tagged("etl", "UTC");

        assertThat(Whole.of(List.of(etl, tagged("clean", "CET"))).warnings())
                .containsExactly(
                        "the images clean-default and etl-default differ and are both pushed as app-default:stable,"
                                + " which will be one of them");
        assertThat(Whole.of(List.of(etl, tagged("clean", "UTC"))).warnings()).isEmpty();
    }

    private Part tagged(String name, String zone) {
        ImageSettings image = TestImage.on("scratch")
                .platforms("linux/amd64")
                .tags("stable")
                .env(Map.of("TZ", zone))
                .settings();
        return part(
                name,
                project("tagged", "load")
                        .with(
                                new TreeMap<>(Map.of("default", image)),
                                EnvironmentSettings.of(name, name, TaskSettings.NONE)));
    }

    @Test
    void anEnvironmentOfAnotherModuleMayBeTheOnlyOneToDeploy() {
        DeploySettings only =
                new DeploySettings(new TreeSet<>(List.of("clean")), false, false, false, false, false, false, true);
        Whole whole = Whole.of(List.of(
                part("etl", project("etl", "load").withDeploy(only)),
                part("clean", project("clean", "clean").withDeploy(only))));

        assertThat(whole.wanted().tasks()).extracting(WantedTask::name).containsExactly("clean.clean");
        assertThat(whole.images()).hasSize(1);
        assertThat(whole.wanted().modules()).hasSize(1);
        assertThat(whole.warnings()).isEmpty();
        Whole elsewhere = Whole.of(List.of(part("etl", project("etl", "load").withDeploy(only))));
        assertThat(elsewhere.warnings())
                .containsExactly("no task is deployed: clean of flyte.only is in none of these modules: etl");
    }

    @Test
    void eachTaskHasTheBundleOfItsModule() throws Exception {
        Whole whole = Whole.of(List.of(part("etl", project("etl", "load")), part("clean", project("clean", "clean"))));
        try (DevServer server = DevServer.start(DevServerOptions.in(temp.resolve("data")))) {
            FlyteClient client =
                    new FlyteClient(ConnectTransport.to(server.endpoint()).build());
            Backend backend = new Backend(new Endpoint(server.endpoint()), client, server.dataDir());
            Publisher publisher =
                    new Publisher(project("etl", "load").workspace(), Optional.empty(), new RecordingConsole());

            DeploymentRecord done = new Deployer(publisher).deploy(whole, backend);

            assertThat(done.bundle()).isNull();
            assertThat(done.bundles()).extracting(BundleRecord::module).containsExactly("etl", "clean");
            assertThat(done.images())
                    .extracting(ImageRecord::pushed)
                    .as("equal ones are laid out once")
                    .contains(true);
            assertThat(bundle(client, "etl.load", done.version()))
                    .isEqualTo(done.bundles().get(0).uri());
            assertThat(bundle(client, "clean.clean", done.version()))
                    .isEqualTo(done.bundles().get(1).uri());
            DeploymentRecord again = new Deployer(publisher).deploy(whole, backend);
            assertThat(again.bundles()).extracting(BundleRecord::uploaded).containsOnly(false);
            assertThat(again.environments().stream().flatMap(environment -> environment.tasks().stream()))
                    .noneMatch(DeploymentRecord.TaskRecord::registered);
        }
    }

    @Test
    void anUploadThatFailsLeavesNoTaskOfAnyModuleAndTheNextDeploymentGoesOn() throws Exception {
        Whole whole = Whole.of(List.of(part("etl", project("etl", "load")), part("clean", project("clean", "clean"))));
        try (DevServer server = DevServer.start(DevServerOptions.in(temp.resolve("data")));
                BackendProxy proxy = new BackendProxy(server.endpoint())) {
            FlyteClient client =
                    new FlyteClient(ConnectTransport.to(proxy.endpoint()).build());
            Backend backend = new Backend(new Endpoint(proxy.endpoint()), client, server.dataDir());
            Publisher publisher =
                    new Publisher(project("etl", "load").workspace(), Optional.empty(), new RecordingConsole());
            AtomicInteger uploads = new AtomicInteger();
            proxy.answer(seen -> seen.method().equals("PUT") && uploads.incrementAndGet() == 2
                    ? new BackendProxy.Fault(
                            403, "application/xml", "<Error><Code>AccessDenied</Code></Error>".getBytes())
                    : null);

            assertThatThrownBy(() -> new Deployer(publisher).deploy(whole, backend))
                    .hasMessageContaining("FLYTE-507")
                    .hasMessageContaining("AccessDenied");

            assertThat(proxy.requests()).noneMatch(seen -> seen.is(TaskRpcs.DEPLOY_TASK));
            DeploymentRecord again = new Deployer(publisher).deploy(whole, backend);
            assertThat(again.bundles())
                    .extracting(BundleRecord::uploaded)
                    .as("the one that was stored is not sent again")
                    .containsExactlyInAnyOrder(true, false);
            assertThat(again.environments().stream().flatMap(environment -> environment.tasks().stream()))
                    .hasSize(2)
                    .allMatch(DeploymentRecord.TaskRecord::registered);
        }
    }

    private static String bundle(FlyteClient client, String name, String version) {
        TaskDetails details = client.findTask(TaskIdentifier.newBuilder()
                        .setProject(SampleProject.PROJECT)
                        .setDomain(SampleProject.DOMAIN)
                        .setName(name)
                        .setVersion(version)
                        .build())
                .orElseThrow();
        return details.getSpec().getTaskTemplate().getMetadata().getCodeBundleUri();
    }

    private SampleProject project(String name, String... tasks) {
        return SampleProject.in(temp.resolve(name), SampleProject.tasks(tasks)).withEnvironment(name);
    }

    private Part part(String name, SampleProject project) {
        return new Part(name, Path.of(name, "pom.xml"), temp, project.prepare());
    }
}
