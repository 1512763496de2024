package org.flyte.client;

import org.flyte.idl.logs.dataplane.LogLine;
import org.flyte.idl.workflow.ActionDetails;

/** Hears what becomes of a run, one call at a time, not always on the same thread. */
public interface RunListener {
    /** Hears nothing. */
    RunListener SILENT = new RunListener() {};

    /** The run's root action has another phase or another attempt; also called once at the beginning. */
    default void changed(ActionDetails details) {}

    /** One line of the log, in order within an attempt, and once each even where connections broke. */
    default void log(int attempt, LogLine line) {}

    /** Something went wrong that does not end the following, such as a lost connection or logs that cannot be had. */
    default void note(String text) {}
}
