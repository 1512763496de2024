package org.flyte.devserver.store;

import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.flyte.devserver.state.TriggerChange;
import org.flyte.devserver.state.TriggerRecord;
import org.flyte.idl.common.TriggerName;
import org.flyte.idl.task.TriggerAutomationSpec;
import org.flyte.idl.trigger.TriggerDetails;
import org.flyte.idl.trigger.TriggerRevisionAction;
import org.flyte.idl.trigger.TriggerSpec;
import org.jspecify.annotations.Nullable;

/** The triggers of tasks, each with its revisions. A deleted one is kept for its history, and found no more. */
public final class TriggerStore {
    private final Map<TriggerName, TriggerRecord> triggers = new LinkedHashMap<>();
    private final StateFolder<TriggerRecord> folder;

    public TriggerStore(Path root, Consumer<String> warnings) {
        folder = new StateFolder<>(root, TriggerRecord.parser(), warnings);
        folder.load()
                .forEach(trigger -> triggers.put(trigger.getLatest().getId().getName(), trigger));
    }

    /**
     * Stores a trigger, which has a new revision by it.
     *
     * @param expected the revision that it must have so far; 0 for whichever
     * @return empty when it has another one
     */
    public synchronized Optional<TriggerDetails> deploy(
            TriggerName name, TriggerSpec spec, TriggerAutomationSpec automation, long expected) {
        TriggerRecord before = triggers.get(key(name));
        long revision = before == null ? 0 : before.getLatest().getId().getRevision();
        if (before != null && expected > 0 && expected != revision) {
            return Optional.empty();
        }
        Timestamp now = ProtoTime.now();
        boolean sameState = before != null && before.getLatest().getSpec().getActive() == spec.getActive();
        TriggerDetails.Builder details =
                TriggerDetails.newBuilder().setSpec(spec).setAutomationSpec(automation);
        details.getIdBuilder().setName(key(name)).setRevision(revision + 1);
        details.getStatusBuilder()
                .setDeployedAt(now)
                .setUpdatedAt(
                        before != null && sameState
                                ? before.getLatest().getStatus().getUpdatedAt()
                                : now);
        save(before, details.build(), TriggerRevisionAction.TRIGGER_REVISION_ACTION_DEPLOY);
        return Optional.of(details.build());
    }

    /** Makes it fire or not; empty when it is as wanted already, or is not there. */
    public synchronized Optional<TriggerDetails> activate(TriggerName name, boolean active) {
        TriggerRecord before = triggers.get(key(name));
        if (before == null || isDeleted(before) || before.getLatest().getSpec().getActive() == active) {
            return Optional.empty();
        }
        TriggerDetails.Builder details = next(before);
        details.getSpecBuilder().setActive(active);
        details.getStatusBuilder().setUpdatedAt(ProtoTime.now());
        save(
                before,
                details.build(),
                active
                        ? TriggerRevisionAction.TRIGGER_REVISION_ACTION_ACTIVATE
                        : TriggerRevisionAction.TRIGGER_REVISION_ACTION_DEACTIVATE);
        return Optional.of(details.build());
    }

    /** Deletes it; empty when it is not there. */
    public synchronized Optional<TriggerDetails> delete(TriggerName name) {
        TriggerRecord before = triggers.get(key(name));
        if (before == null || isDeleted(before)) {
            return Optional.empty();
        }
        TriggerDetails.Builder details = next(before);
        details.getSpecBuilder().setActive(false);
        details.getStatusBuilder().setDeletedAt(ProtoTime.now());
        save(before, details.build(), TriggerRevisionAction.TRIGGER_REVISION_ACTION_DELETE);
        return Optional.of(details.build());
    }

    /** The trigger as it is; a name without a task is looked for in all tasks. */
    public synchronized Optional<TriggerDetails> find(TriggerName name) {
        return all().stream()
                .filter(trigger -> matches(trigger.getId().getName(), key(name)))
                .findFirst();
    }

    /** All that are not deleted, in the order of their first deployment. */
    public synchronized List<TriggerDetails> all() {
        return triggers.values().stream()
                .filter(trigger -> !isDeleted(trigger))
                .map(TriggerRecord::getLatest)
                .toList();
    }

    /** What became of it, oldest first, also when it is deleted. */
    public synchronized List<TriggerChange> changes(TriggerName name) {
        TriggerRecord trigger = triggers.get(key(name));
        return trigger == null ? List.of() : trigger.getChangesList();
    }

    private static boolean matches(TriggerName name, TriggerName wanted) {
        return wanted.getTaskName().isEmpty()
                ? name.toBuilder().clearTaskName().build().equals(wanted)
                : name.equals(wanted);
    }

    private static TriggerDetails.Builder next(TriggerRecord before) {
        TriggerDetails.Builder details = before.getLatest().toBuilder();
        details.getIdBuilder().setRevision(details.getId().getRevision() + 1);
        return details;
    }

    private void save(@Nullable TriggerRecord before, TriggerDetails details, TriggerRevisionAction action) {
        TriggerRecord.Builder trigger = before == null ? TriggerRecord.newBuilder() : before.toBuilder();
        trigger.setLatest(details)
                .addChanges(TriggerChange.newBuilder()
                        .setDetails(details)
                        .setAction(action)
                        .setAt(ProtoTime.now()));
        TriggerName name = details.getId().getName();
        folder.save(Digests.sha256Hex(name.toString().getBytes(StandardCharsets.UTF_8)), trigger.build());
        triggers.put(name, trigger.build());
    }

    private static boolean isDeleted(TriggerRecord trigger) {
        return trigger.getLatest().getStatus().hasDeletedAt();
    }

    /** No organisation is ever stored. */
    private static TriggerName key(TriggerName name) {
        return name.toBuilder().clearOrg().build();
    }
}
