package org.flyte.devserver.exec;

import org.flyte.devserver.store.ActionStore;
import org.flyte.devserver.store.LogStore;
import org.flyte.devserver.store.ObjectStore;
import org.flyte.devserver.store.ResultStore;

/** What the executor reads and writes. */
public record Stores(ActionStore actions, ObjectStore objects, LogStore logs, ResultStore results) {}
