package org.flyte.devserver.exec;

import java.nio.charset.StandardCharsets;
import org.flyte.devserver.store.ActionKey;

/**
 * Where an attempt's files lie. Between the store's root and the run's path stands a shard of two characters, as on a
 * real backend, so that nobody comes to rely on computing the path.
 *
 * @param uri without a slash at the end
 * @param previous the folder of the attempt before; empty for the first one
 */
record OutputFolder(String uri, String previous) {
    private static final String NAMESPACE = "flyte";
    private static final int SHARDS = 36 * 36;
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;
    private static final String CHECKPOINTS = "/_flytecheckpoints";

    static OutputFolder of(String storageBase, String runOutputBase, ActionKey action, int attempt) {
        String base = runOutputBase.startsWith(storageBase + "/")
                ? storageBase + "/" + shard(action) + runOutputBase.substring(storageBase.length())
                : withSlash(runOutputBase) + shard(action) + "/";
        String folder = withSlash(base) + action.name() + "/";
        return new OutputFolder(folder + attempt, attempt == 1 ? "" : folder + (attempt - 1));
    }

    String outputs() {
        return uri + "/outputs.pb";
    }

    String error() {
        return uri + "/error.pb";
    }

    String report() {
        return uri + "/report.html";
    }

    String checkpoints() {
        return uri + CHECKPOINTS;
    }

    /** The checkpoints of the attempt before; two quote characters, not nothing, when there was none. */
    String previousCheckpoints() {
        return previous.isEmpty() ? "\"\"" : previous + CHECKPOINTS;
    }

    private static String withSlash(String uri) {
        return uri.endsWith("/") ? uri : uri + "/";
    }

    private static String shard(ActionKey action) {
        int hash = FNV_OFFSET;
        for (byte b : (NAMESPACE + "/" + action.objectName()).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        int shard = Integer.remainderUnsigned(hash, SHARDS);
        return Integer.toString(shard + SHARDS, 36).substring(1);
    }
}
