package org.flyte.maven.index;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.ExtendedResources;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.ResourceType;
import org.flyte.idl.core.Resources;
import org.flyte.idl.core.SecurityContext;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.DocumentationEntity;
import org.flyte.idl.task.Environment;
import org.flyte.idl.task.TaskSpec;
import org.flyte.maven.index.docs.TaskDocs;
import org.flyte.maven.index.spec.Documentation;
import org.flyte.maven.index.spec.MetadataSpecs;
import org.flyte.maven.index.spec.ResourceSpecs;
import org.flyte.maven.index.spec.SecuritySpecs;
import org.flyte.maven.settings.DocSettings;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.wire.spec.ContainerArguments;
import org.flyte.wire.spec.ContainerArguments.Option;

/**
 * Specs of tasks before there is an image, a code bundle or a version. {@link org.flyte.wire.spec.SpecCompletion} fills in
 * what is missing.
 */
public final class BaseSpecs {
    /** Flyte keeps no more characters of names that are only shown. */
    private static final int LONGEST_SHOWN_NAME = 63;

    private BaseSpecs() {}

    public static TaskSpec of(IndexedTask task) {
        TaskDeclaration declaration = task.declaration();
        EnvironmentSettings environment = task.environment();
        String shortName = Objects.requireNonNullElse(task.settings().shortName(), declaration.name());
        Environment.Builder shown = Environment.newBuilder().setName(shown(environment.wireName()));
        if (environment.description() != null) {
            shown.setDescription(environment.description());
        }
        return TaskSpec.newBuilder()
                .setTaskTemplate(template(task))
                .addAllDefaultInputs(Interfaces.defaults(declaration.inputs()))
                .setShortName(shown(shortName))
                .setEnvironment(shown)
                .setDocumentation(documentation(task))
                .build();
    }

    /** What the POM says; where it says nothing, the Javadoc and the POM's {@code <scm>}. */
    private static DocumentationEntity documentation(IndexedTask task) {
        DocSettings said = task.settings().docs();
        TaskDocs docs = task.docs();
        boolean pom = said.shortText() != null || said.longText() != null;
        return Documentation.of(
                pom ? said.shortText() : docs.shortText(),
                pom ? said.longText() : docs.longText(),
                said.link() != null ? said.link() : docs.link());
    }

    private static TaskTemplate template(IndexedTask task) {
        TaskSettings settings = task.settings();
        TaskTemplate.Builder template = TaskTemplate.newBuilder()
                .setId(Identifier.newBuilder()
                        .setResourceType(ResourceType.TASK)
                        .setName(task.wireName()))
                .setType("python")
                .setMetadata(MetadataSpecs.of(settings, task.declaration().bodyHash()))
                .setInterface(Interfaces.of(task));
        SecurityContext security = SecuritySpecs.of(settings);
        if (security != null) {
            template.setSecurityContext(security);
        }
        ExtendedResources extended = ResourceSpecs.extended(settings.resources());
        if (extended != null) {
            template.setExtendedResources(extended);
        }
        if (task.pod() == null) {
            template.setContainer(container(task));
        } else {
            task.pod().apply(template, container(task));
        }
        return template.build();
    }

    private static Container container(IndexedTask task) {
        MethodId method = task.declaration().method();
        TaskSettings settings = task.settings();
        ContainerArguments arguments = ContainerArguments.ofMethod(method.className(), method.name());
        Duration timeout = settings.limit();
        if (timeout != null) {
            arguments = arguments.with(Option.TIMEOUT, seconds(timeout));
        }
        Container.Builder container = Container.newBuilder()
                .addCommand("java")
                .addAllCommand(JvmFlags.of(settings))
                .addAllCommand(List.of("-jar", "/flyte/task.jar"))
                .addAllArgs(arguments.list());
        Resources resources = ResourceSpecs.of(settings.resources());
        if (resources != null) {
            container.setResources(resources);
        }
        settings.envVars()
                .forEach((name, value) ->
                        container.addEnv(KeyValuePair.newBuilder().setKey(name).setValue(value)));
        return container.build();
    }

    /** Seconds with as many decimals as needed. */
    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String shown(String name) {
        return name.substring(
                0, name.offsetByCodePoints(0, Math.min(name.codePointCount(0, name.length()), LONGEST_SHOWN_NAME)));
    }
}
