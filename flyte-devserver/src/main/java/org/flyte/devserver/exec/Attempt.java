package org.flyte.devserver.exec;

import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.RunSpec;
import org.flyte.wire.spec.PrimaryContainer;

/**
 * One attempt at an action.
 *
 * @param number counts from 1
 * @param output where this attempt writes, and where the one before wrote
 */
record Attempt(ActionKey action, ActionRecord record, int number, OutputFolder output) {
    private static final String INPUTS_FILE = "/inputs.pb";

    static Attempt of(ActionRecord record, int number, String storageBase) {
        ActionKey action = ActionKey.of(record);
        return new Attempt(
                action, record, number, OutputFolder.of(storageBase, record.getRunOutputBase(), action, number));
    }

    /** The task, with the primary container in the place of a pod, since there is nothing here to run pods. */
    TaskTemplate template() {
        return PrimaryContainer.flattened(record.getDetails().getTask().getTaskTemplate());
    }

    RunSpec runSpec() {
        return record.getRunSpec();
    }

    /** The folder of the inputs, without a slash at the end. */
    String inputPrefix() {
        String uri = record.getInputUri();
        return uri.endsWith(INPUTS_FILE) ? uri.substring(0, uri.length() - INPUTS_FILE.length()) : uri;
    }

    String inputFile() {
        return inputPrefix() + INPUTS_FILE;
    }

    String podName() {
        return action.podName(number);
    }

    /** How many attempts the task may have. */
    int allowed() {
        return template().getMetadata().getRetries().getRetries() + 1;
    }
}
