package org.flyte.devserver.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flyte.idl.core.Secret;
import org.flyte.idl.core.Secret.MountType;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.workflow.ErrorInfo;

/**
 * The secrets of a task, out of the environment of the process that the server runs in. Values go to the task's process only:
 * into its variables, or into files that end with its working directory.
 */
final class AttemptSecrets {
    private static final String FOLDER = "FLYTE_SECRETS_DEFAULT_DIR";

    private final Map<String, String> server;

    /** A secret that nobody gave this server. */
    static final class MissingSecretException extends Exception {
        private static final long serialVersionUID = 1;

        private MissingSecretException(String message) {
            super(message);
        }

        Failure failure() {
            return Failure.permanent("MissingSecret", "MissingSecret: " + getMessage(), ErrorInfo.Kind.KIND_USER);
        }
    }

    AttemptSecrets(Map<String, String> server) {
        this.server = server;
    }

    /**
     * The variables that give the task its secrets. A file is written as the webhook of a cluster writes it, but below the
     * attempt's own folder: {@code /etc} is this machine's.
     *
     * @param directory the attempt's working directory
     * @throws MissingSecretException naming all that are not there
     */
    Map<String, String> of(TaskTemplate template, Path directory) throws IOException, MissingSecretException {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Secret secret : template.getSecurityContext().getSecretsList()) {
            boolean file = secret.getMountRequirement() == MountType.FILE;
            String source = source(secret, file);
            String value = server.get(source);
            if (value == null) {
                missing.add(secret.getKey() + " (variable " + source + ")");
            } else if (file) {
                Path folder = Files.createDirectories(directory.resolve("secrets"));
                Path written = written(secret, value, folder);
                variables.put(FOLDER, folder.toString());
                if (!secret.getEnvVar().isEmpty()) {
                    variables.put(secret.getEnvVar(), written.toString());
                }
            } else {
                variables.put(secret.getEnvVar().isEmpty() ? "_UNION_" + upper(secret.getKey()) : source, value);
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingSecretException("the task "
                    + template.getId().getName() + " reads the secret " + String.join(" and the secret ", missing)
                    + ", which the environment of the process that runs the embedded backend does not have."
                    + " Set the variable where you call Maven.");
        }
        return variables;
    }

    private static Path written(Secret secret, String value, Path folder) throws IOException {
        Path file = folder.resolve(secret.getKey().toLowerCase(Locale.ROOT)).normalize();
        if (!folder.equals(file.getParent())) {
            throw new IOException("no name of a secret: " + secret.getKey());
        }
        return Files.write(file, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String source(Secret secret, boolean file) {
        if (!file && !secret.getEnvVar().isEmpty()) {
            return secret.getEnvVar();
        }
        return upper(secret.getGroup().isEmpty() ? secret.getKey() : secret.getGroup() + "_" + secret.getKey())
                .replace('-', '_');
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
