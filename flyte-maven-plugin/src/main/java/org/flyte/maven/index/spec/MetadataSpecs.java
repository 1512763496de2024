package org.flyte.maven.index.spec;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Duration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.flyte.idl.core.Backoff;
import org.flyte.idl.core.RetryStrategy;
import org.flyte.idl.core.RuntimeMetadata;
import org.flyte.idl.core.RuntimeMetadata.RuntimeType;
import org.flyte.idl.core.TaskLog;
import org.flyte.idl.core.TaskMetadata;
import org.flyte.idl.core.TimeoutStrategy;
import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.CacheSettings;
import org.flyte.maven.settings.RetrySettings;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.maven.settings.TimeoutSettings;
import org.jspecify.annotations.Nullable;

/** How the backend treats a task: cache, retries, limits of time, machines, links. */
public final class MetadataSpecs {
    /** The server reads the version: which of its behaviours a task expects. */
    private static final RuntimeMetadata RUNTIME = RuntimeMetadata.newBuilder()
            .setType(RuntimeType.FLYTE_SDK)
            .setVersion("2.12.1")
            .setFlavor("java")
            .build();

    private MetadataSpecs() {}

    /**
     * The message of a task's settings.
     *
     * @param bodyHash what identifies the task's code
     */
    public static TaskMetadata of(TaskSettings settings, String bodyHash) {
        TaskMetadata.Builder metadata = TaskMetadata.newBuilder()
                .setRuntime(RUNTIME)
                .setRetries(retries(settings.retries()))
                .setInterruptible(Boolean.TRUE.equals(settings.interruptible()))
                .setGeneratesDeck(BoolValue.of(Boolean.TRUE.equals(settings.report())))
                .setIsEntrypoint(Boolean.TRUE.equals(settings.entrypoint()));
        cache(metadata, settings.cache(), bodyHash);
        Duration limit = ProtoTimes.limit(settings.limit());
        if (limit != null) {
            metadata.setTimeout(limit);
        }
        TimeoutStrategy timeouts = timeouts(settings.timeout());
        if (!timeouts.equals(TimeoutStrategy.getDefaultInstance())) {
            metadata.setTimeouts(timeouts);
        }
        if (settings.podTemplate() != null && !PodTemplate.isFile(settings.podTemplate())) {
            metadata.setPodTemplateName(settings.podTemplate());
        }
        settings.links()
                .forEach((name, uri) ->
                        metadata.addLogLinks(TaskLog.newBuilder().setName(name).setUri(uri)));
        return metadata.build();
    }

    private static void cache(TaskMetadata.Builder metadata, CacheSettings cache, String bodyHash) {
        boolean enabled = cache.behavior() != null && cache.behavior() != CacheBehavior.DISABLE;
        metadata.setDiscoverable(enabled)
                .setDiscoveryVersion(enabled ? version(cache, bodyHash) : bodyHash)
                .setCacheSerializable(Boolean.TRUE.equals(cache.serialize()));
        if (enabled) {
            metadata.addAllCacheIgnoreInputVars(Objects.requireNonNullElse(cache.ignoredInputs(), List.of()));
        }
    }

    private static String version(CacheSettings cache, String bodyHash) {
        if (cache.version() != null) {
            return cache.version();
        }
        return cache.salt() == null || cache.salt().isEmpty() ? bodyHash : sha256(bodyHash + cache.salt());
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static RetryStrategy retries(RetrySettings settings) {
        RetryStrategy.Builder retries =
                RetryStrategy.newBuilder().setRetries(Objects.requireNonNullElse(settings.count(), 0));
        if (settings.base() != null) {
            Backoff.Builder backoff = Backoff.newBuilder()
                    .setBase(ProtoTimes.duration(settings.base()))
                    .setFactor(Objects.requireNonNullElse(settings.factor(), 1.0));
            if (settings.cap() != null) {
                backoff.setCap(ProtoTimes.duration(settings.cap()));
            }
            retries.setBackoff(backoff);
        }
        return retries.build();
    }

    private static TimeoutStrategy timeouts(TimeoutSettings settings) {
        TimeoutStrategy.Builder timeouts = TimeoutStrategy.newBuilder();
        @Nullable Duration queued = ProtoTimes.limit(settings.maxQueued());
        if (queued != null) {
            timeouts.setQueuedTimeout(queued);
        }
        @Nullable Duration deadline = ProtoTimes.limit(settings.deadline());
        if (deadline != null) {
            timeouts.setDeadline(deadline);
        }
        return timeouts.build();
    }
}
