package org.flyte.maven.plan;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths in a task's spec in the configuration's words; one that has none keeps its own. */
final class FieldNames {
    private record Word(Pattern path, String name) {
        static Word of(String path, String name) {
            return new Word(Pattern.compile(path), name);
        }
    }

    private static final List<Word> WORDS = List.of(
            Word.of("container\\.env\\.(.+)\\.value", "envVars.$1"),
            Word.of("container\\.resources\\.requests\\.EPHEMERAL_STORAGE\\.value", "resources.disk.request"),
            Word.of("container\\.resources\\.limits\\.EPHEMERAL_STORAGE\\.value", "resources.disk.limit"),
            Word.of("container\\.resources\\.requests\\.(.+)\\.value", "resources.$1.request"),
            Word.of("container\\.resources\\.limits\\.(.+)\\.value", "resources.$1.limit"),
            Word.of("container\\.args", "arguments"),
            Word.of("container\\.command", "jvm.flags"),
            Word.of("extendedResources\\.gpuAccelerator\\.(.+)", "resources.gpu.$1"),
            Word.of("extendedResources\\.sharedMemory\\..+", "resources.shm"),
            Word.of("metadata\\.retries\\.retries", "retries.count"),
            Word.of("metadata\\.retries\\.(.+)", "retries.$1"),
            Word.of("metadata\\.timeout", "timeout.maxRuntime"),
            Word.of("metadata\\.discoverable", "cache"),
            Word.of("metadata\\.discoveryVersion", "cache.version"),
            Word.of("metadata\\.cacheSerializable", "cache.serialize"),
            Word.of("metadata\\.cacheIgnoreInputVars", "cache.ignoredInputs"),
            Word.of("metadata\\.interruptible", "interruptible"),
            Word.of("metadata\\.isEntrypoint", "entrypoint"),
            Word.of("metadata\\.generatesDeck", "report"),
            Word.of("metadata\\.podTemplateName", "podTemplate"),
            Word.of("metadata\\.logLinks\\.(.+)\\.uri", "links.$1"),
            Word.of("k8sPod\\.(.+)", "podTemplate.$1"),
            Word.of("interface\\.(in|out)puts\\.variables\\.(.+)\\.value\\.type", "$1puts.$2"),
            Word.of("interface\\.(in|out)puts\\.variables\\.(.+)\\.value\\.description", "$1puts.$2.description"),
            Word.of("defaultInputs\\.(.+)\\.parameter\\.default", "inputs.$1.default"),
            Word.of("defaultInputs\\.(.+)", "inputs.$1"),
            Word.of("securityContext\\.secrets\\.(.+)", "secrets.$1"),
            Word.of("securityContext\\.runAs\\.k8sServiceAccount", "serviceAccount"),
            Word.of("documentation\\.shortDescription", "docs.short"),
            Word.of("documentation\\.longDescription", "docs.long"),
            Word.of("documentation\\.sourceCode\\.link", "docs.link"),
            Word.of("environment\\.description", "description"),
            Word.of("automationSpec\\.schedule\\.cron\\.expression", "cron"),
            Word.of("automationSpec\\.schedule\\.cronExpression", "cron"),
            Word.of("automationSpec\\.schedule\\.cron\\.timezone", "timezone"),
            Word.of("automationSpec\\.schedule\\.rate\\.startTime", "startTime"),
            Word.of("automationSpec\\.schedule\\.rate\\.(.+)", "every.$1"),
            Word.of("automationSpec\\.schedule\\.kickoffTimeInputArg", "timeInput"),
            Word.of("spec\\.runSpec\\.envs\\.values\\.(.+)\\.value", "envVars.$1"),
            Word.of("spec\\.runSpec\\.labels\\.values\\.(.+)", "labels.$1"),
            Word.of("spec\\.runSpec\\.(.+)", "$1"),
            Word.of("spec\\.(.+)", "$1"));

    private static final Pattern OWN_KEY = Pattern.compile("(?:envVars|labels)\\.(.+)|inputs\\.(.+)\\.default");

    private static final String TEMPLATE = "taskTemplate.";

    private FieldNames() {}

    /**
     * Names a field.
     *
     * @param path names of fields in camel case, and keys of entries, parted by dots
     */
    static String of(String path) {
        String inner = path.startsWith(TEMPLATE) ? path.substring(TEMPLATE.length()) : path;
        for (Word word : WORDS) {
            Matcher matcher = word.path().matcher(inner);
            if (matcher.matches()) {
                String name = matcher.replaceFirst(word.name());
                return name.startsWith("resources.") ? name.toLowerCase(Locale.ROOT) : name;
            }
        }
        return inner;
    }

    /** The user's own name of a text, which may tell that it is a secret; empty where the name is one of ours. */
    static String ownKey(String field) {
        Matcher own = OWN_KEY.matcher(field);
        return own.matches() ? Objects.requireNonNullElseGet(own.group(1), () -> own.group(2)) : "";
    }
}
