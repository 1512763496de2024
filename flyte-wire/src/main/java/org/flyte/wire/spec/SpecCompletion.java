package org.flyte.wire.spec;

import java.util.List;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.spec.ContainerArguments.Option;

/** Fills the gaps of a task's base spec: identity, image, code bundle and the arguments that tell a task of them. */
public final class SpecCompletion {
    private SpecCompletion() {}

    /**
     * Returns the spec to register or to enqueue. A spec that is complete already is completed anew.
     *
     * @param base a spec with {@code id.name} {@code environment.task}
     * @throws IllegalArgumentException when the deployment has no image for the task's environment
     */
    public static TaskSpec complete(TaskSpec base, Deployment deployment) {
        TaskSpec.Builder spec = base.toBuilder();
        TaskTemplate.Builder template = spec.getTaskTemplateBuilder();
        template.getIdBuilder()
                .setOrg(deployment.org())
                .setProject(deployment.project())
                .setDomain(deployment.domain())
                .setVersion(deployment.version());
        if (deployment.bundleUri() != null) {
            template.getMetadataBuilder().setCodeBundleUri(deployment.bundleUri());
        }
        String image = image(base, deployment);
        if (template.hasK8SPod()) {
            PrimaryContainer.edit(template, container -> complete(container, image, deployment));
        } else {
            Container.Builder container = template.getContainerBuilder();
            container.setImage(image);
            List<String> arguments = arguments(container.getArgsList(), deployment);
            container.clearArgs().addAllArgs(arguments);
        }
        return spec.build();
    }

    /** An image that the pod template names is the user's choice, as for the Python SDK. */
    private static void complete(PrimaryContainer container, String image, Deployment deployment) {
        if (!container.hasImage()) {
            container.setImage(image);
        }
        container.setArguments(arguments(container.arguments(), deployment));
    }

    private static List<String> arguments(List<String> base, Deployment deployment) {
        ContainerArguments arguments = ContainerArguments.parse(base)
                .with(Option.VERSION, deployment.version())
                .with(Option.IMAGE_CACHE, ImageCache.encode(deployment.images()));
        if (deployment.bundleUri() != null) {
            arguments = arguments
                    .with(Option.TGZ, deployment.bundleUri())
                    .with(Option.DIGEST, "sha256:" + deployment.bundleDigest());
        }
        return arguments.list();
    }

    private static String image(TaskSpec base, Deployment deployment) {
        String task = base.getTaskTemplate().getId().getName();
        String environment = environment(base);
        String own = deployment.images().get(task);
        String image = own == null ? deployment.images().get(environment) : own;
        if (image == null) {
            throw new IllegalArgumentException(
                    "The deployment has no image for the task " + task + " nor for its environment " + environment);
        }
        return image;
    }

    /**
     * The wire name of the task's environment, by which a deployment knows its image: the task's name without its last part.
     * The spec's own environment name is cut and may not be unique.
     */
    public static String environment(TaskSpec spec) {
        String name = spec.getTaskTemplate().getId().getName();
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
