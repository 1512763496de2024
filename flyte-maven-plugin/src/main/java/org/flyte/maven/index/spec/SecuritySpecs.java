package org.flyte.maven.index.spec;

import java.util.Locale;
import org.flyte.idl.core.Identity;
import org.flyte.idl.core.Secret;
import org.flyte.idl.core.Secret.MountType;
import org.flyte.idl.core.SecurityContext;
import org.flyte.maven.settings.SecretSettings;
import org.flyte.maven.settings.TaskSettings;
import org.jspecify.annotations.Nullable;

/** Which secrets a task reads, and as whom it runs. */
public final class SecuritySpecs {
    private SecuritySpecs() {}

    /** Null when neither secrets nor a service account are said. */
    public static @Nullable SecurityContext of(TaskSettings settings) {
        if (settings.secrets().isEmpty() && settings.serviceAccount() == null) {
            return null;
        }
        SecurityContext.Builder context = SecurityContext.newBuilder();
        if (settings.serviceAccount() != null) {
            context.setRunAs(Identity.newBuilder().setK8SServiceAccount(settings.serviceAccount()));
        }
        settings.secrets().values().forEach(secret -> context.addSecrets(secret(secret)));
        return context.build();
    }

    private static Secret secret(SecretSettings settings) {
        Secret.Builder secret = Secret.newBuilder().setKey(settings.key());
        if (settings.group() != null) {
            secret.setGroup(settings.group());
        }
        String variable = variable(settings);
        return variable == null
                ? secret.setMountRequirement(MountType.FILE).build()
                : secret.setMountRequirement(MountType.ENV_VAR)
                        .setEnvVar(variable)
                        .build();
    }

    /** A secret that is said to go nowhere goes into a variable named after it. */
    private static @Nullable String variable(SecretSettings secret) {
        if (secret.asEnvVar() != null || secret.mount() != null) {
            return secret.asEnvVar();
        }
        String name = secret.group() == null ? secret.key() : secret.group() + "_" + secret.key();
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
