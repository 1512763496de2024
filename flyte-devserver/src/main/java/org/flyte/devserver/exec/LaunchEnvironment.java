package org.flyte.devserver.exec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.KeyValuePair;

/**
 * The variables that an action's process sees: what a process needs of this machine, the task's own, the run's, and
 * last the platform's, which nobody can override.
 *
 * <p>Of the server's own environment only a few names pass, because it may be Maven's and hold secrets; those that the task declares come beside.
 */
final class LaunchEnvironment {
    private static final List<String> OF_THE_MACHINE =
            List.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "USER", "LOGNAME", "SystemRoot");

    private final Map<String, String> machine;
    private final String endpoint;

    /**
     * Takes from the server's environment what may pass.
     *
     * @param settings for the server's address and the Java installation, which an image's JAVA_HOME would name
     * @param server the server's own environment
     */
    LaunchEnvironment(ExecutorSettings settings, Map<String, String> server) {
        this.endpoint = settings.endpoint();
        this.machine = new LinkedHashMap<>(server);
        machine.keySet().retainAll(OF_THE_MACHINE);
        machine.put("JAVA_HOME", settings.javaHome().toString());
    }

    /** All variables; the secrets count more than what the task and the run say. */
    Map<String, String> of(Attempt attempt, Map<String, String> secrets) {
        Map<String, String> env = new LinkedHashMap<>(machine);
        put(env, attempt.template().getContainer().getEnvList());
        put(env, attempt.runSpec().getEnvs().getValuesList());
        env.putAll(secrets);
        env.putAll(platform(attempt));
        return env;
    }

    private Map<String, String> platform(Attempt attempt) {
        Identifier task = attempt.template().getId();
        Map<String, String> env = new LinkedHashMap<>();
        env.put("RUN_NAME", attempt.action().run().name());
        env.put("ACTION_NAME", attempt.action().name());
        env.put("_U_RUN_BASE", attempt.record().getRunOutputBase());
        env.put("_U_ORG_NAME", "local");
        env.put("FLYTE_INTERNAL_EXECUTION_ID", attempt.action().run().name());
        env.put("FLYTE_INTERNAL_EXECUTION_PROJECT", attempt.action().run().project());
        env.put("FLYTE_INTERNAL_EXECUTION_DOMAIN", attempt.action().run().domain());
        for (String prefix : List.of("FLYTE_INTERNAL_TASK_", "FLYTE_INTERNAL_")) {
            env.put(prefix + "PROJECT", task.getProject());
            env.put(prefix + "DOMAIN", task.getDomain());
            env.put(prefix + "NAME", task.getName());
            env.put(prefix + "VERSION", task.getVersion());
        }
        env.put("FLYTE_ATTEMPT_NUMBER", Integer.toString(attempt.number() - 1));
        env.put("_F_PN", attempt.podName());
        env.put("_U_EP_OVERRIDE", endpoint);
        env.put("_U_INSECURE", "true");
        env.put("_U_USE_ACTIONS", "1");
        return env;
    }

    private static void put(Map<String, String> env, List<KeyValuePair> pairs) {
        pairs.forEach(pair -> env.put(pair.getKey(), pair.getValue()));
    }
}
