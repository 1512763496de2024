package org.flyte.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flyte.maven.plan.Difference;
import org.flyte.maven.plan.Plan;
import org.flyte.maven.problem.ProblemCode;
import org.flyte.maven.report.DeploymentRecord;
import org.flyte.maven.report.ImageFile;
import org.flyte.maven.report.RunRecord;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Nothing that users can set, meet or read may be missing from the site. */
class DocumentationTest {
    private static final Path SITE = Path.of("..", "src", "site", "markdown");

    @Test
    void everyErrorCodeHasARowOnTheErrorPageAndANumberOfItsOwn() throws IOException {
        String page = Files.readString(SITE.resolve("errors.md"));
        List<ProblemCode> codes = codes();

        assertThat(codes).hasSizeGreaterThan(30);
        assertThat(codes).extracting(ProblemCode::number).doesNotHaveDuplicates();
        assertThat(codes).allSatisfy(code -> assertThat(page).contains("| " + code.text() + " |"));
    }

    @Test
    void everyParameterAndEveryGoalIsOnTheParameterPage() throws Exception {
        String page = Files.readString(SITE.resolve("parameters.md"));
        List<Element> mojos = PluginDescriptor.mojos();

        assertThat(mojos).hasSizeGreaterThan(5);
        for (Element mojo : mojos) {
            assertThat(page).contains("`flyte:" + PluginDescriptor.text(mojo, "goal") + "`");
            if (!PluginDescriptor.text(mojo, "goal").equals("help")) {
                for (Element parameter : PluginDescriptor.elements(mojo, "parameter")) {
                    assertThat(page).contains("| `" + PluginDescriptor.text(parameter, "name") + "` |");
                }
            }
        }
    }

    @Test
    void everyPropertyIsFlyteAndThePathOfItsParameter() throws Exception {
        for (Element mojo : PluginDescriptor.mojos()) {
            if (!PluginDescriptor.text(mojo, "goal").equals("help")) {
                for (Element configuration : PluginDescriptor.elements(mojo, "configuration")) {
                    for (Element parameter : PluginDescriptor.elements(configuration, "*")) {
                        String expression = parameter.getTextContent();
                        if (!expression.isEmpty()) {
                            assertThat(expression).matches("\\$\\{flyte(\\.[a-zA-Z-]+)+}");
                        }
                    }
                }
            }
        }
    }

    @Test
    void deployAndItsTwinTakeTheSameParametersAndPlanDoesButForItsOwnSkip() throws Exception {
        List<String> deploy = PluginDescriptor.parameters("deploy");

        assertThat(deploy).isNotEmpty().isEqualTo(PluginDescriptor.parameters("deploy-no-fork"));
        assertThat(PluginDescriptor.parameters("plan").stream()
                        .map(name -> name.equals("skipPlan") ? "skipDeploy" : name))
                .containsExactlyInAnyOrderElementsOf(deploy);
    }

    @Test
    void everyJsonFieldIsOnTheFilesPage() throws IOException {
        String page = Files.readString(SITE.resolve("files.md"));

        for (Class<?> json : List.of(
                Plan.class,
                Plan.PlannedEnvironment.class,
                Plan.PlannedTask.class,
                Plan.PlannedImage.class,
                Plan.PlannedBundle.class,
                Difference.class,
                DeploymentRecord.class,
                DeploymentRecord.TriggerRecord.class,
                DeploymentRecord.EnvironmentRecord.class,
                DeploymentRecord.TaskRecord.class,
                DeploymentRecord.ImageRecord.class,
                DeploymentRecord.BundleRecord.class,
                ImageFile.class,
                ImageFile.LayerRecord.class,
                RunRecord.class,
                RunRecord.ErrorRecord.class)) {
            for (RecordComponent field : json.getRecordComponents()) {
                assertThat(page).containsPattern("`" + field.getName() + "(\\[])?`");
            }
        }
    }

    private static List<ProblemCode> codes() {
        List<ProblemCode> codes = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter().importPackages("org.flyte.maven")) {
            if (type.isEnum() && type.isAssignableTo(ProblemCode.class)) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    codes.add((ProblemCode) constant);
                }
            }
        }
        return codes;
    }
}
