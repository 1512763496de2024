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
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.flyte.maven.plan.Difference;
import org.flyte.maven.plan.Plan;
import org.flyte.maven.problem.ProblemCode;
import org.flyte.maven.report.DeploymentRecord;
import org.flyte.maven.report.RunRecord;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Nothing that users can set, meet or read may be missing from the site. */
class DocumentationTest {
    private static final Path SITE = Path.of("..", "src", "site", "markdown");
    private static final Path DESCRIPTOR = Path.of("target", "classes", "META-INF", "maven", "plugin.xml");

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
        List<Element> mojos = elements(descriptor(), "mojo");

        assertThat(mojos).hasSizeGreaterThan(5);
        for (Element mojo : mojos) {
            assertThat(page).contains("`flyte:" + text(mojo, "goal") + "`");
            if (!text(mojo, "goal").equals("help")) {
                for (Element parameter : elements(mojo, "parameter")) {
                    assertThat(page).contains("| `" + text(parameter, "name") + "` |");
                }
            }
        }
    }

    @Test
    void everyPropertyIsFlyteAndThePathOfItsParameter() throws Exception {
        for (Element mojo : elements(descriptor(), "mojo")) {
            if (!text(mojo, "goal").equals("help")) {
                for (Element configuration : elements(mojo, "configuration")) {
                    for (Element parameter : elements(configuration, "*")) {
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
    void deployAndItsTwinTakeTheSameParameters() throws Exception {
        List<List<String>> parameters = elements(descriptor(), "mojo").stream()
                .filter(mojo -> text(mojo, "goal").startsWith("deploy"))
                .map(mojo -> elements(mojo, "parameter").stream()
                        .map(parameter -> text(parameter, "name"))
                        .toList())
                .toList();

        assertThat(parameters).hasSize(2);
        assertThat(parameters.get(0)).isEqualTo(parameters.get(1)).isNotEmpty();
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

    private static Element descriptor() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(DESCRIPTOR.toFile())
                .getDocumentElement();
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).get(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
