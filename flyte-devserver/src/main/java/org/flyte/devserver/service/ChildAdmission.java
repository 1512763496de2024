package org.flyte.devserver.service;

import java.util.regex.Pattern;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.idl.actions.Action;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.workflow.TaskAction;
import org.flyte.wire.connect.RpcCode;

/** Refuses children whose object Kubernetes would refuse on a real backend: INTERNAL, as there. */
final class ChildAdmission {
    private static final int MAX_NAME = 30;
    private static final int MAX_LABEL = 63;
    private static final int MAX_TEXT = 256;
    private static final int MAX_TEMPLATE_BYTES = 1_500_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private ChildAdmission() {}

    static void check(Action child) {
        RunIdentifier run = child.getActionId().getRun();
        name("run name", run.getName());
        name("action name", child.getActionId().getName());
        name("parent action name", child.getParentActionName());
        require(Names.isLabelValue(run.getProject()), "project", run.getProject());
        require(Names.isLabelValue(run.getDomain()), "domain", run.getDomain());
        require(child.getGroup().length() <= MAX_TEXT, "group", child.getGroup());
        if (child.hasTask()) {
            check(child, child.getTask());
        }
    }

    private static void check(Action child, TaskAction task) {
        String type = task.getSpec().getTaskTemplate().getType();
        String shortName = task.getSpec().getShortName();
        String cacheKey = task.getCacheKey().getValue();
        require(!child.getInputUri().isEmpty(), "inputUri", "");
        require(!child.getRunOutputBase().isEmpty(), "runOutputBase", "");
        require(!type.isEmpty() && type.length() <= MAX_LABEL, "taskType", type);
        require(shortName.length() <= MAX_LABEL, "shortName", shortName);
        require(cacheKey.length() <= MAX_TEXT, "cacheKey", cacheKey);
        int size = task.getSpec().getTaskTemplate().getSerializedSize();
        require(size <= MAX_TEMPLATE_BYTES, "taskTemplate", size + " bytes");
    }

    private static void name(String what, String name) {
        require(name.length() <= MAX_NAME && NAME.matcher(name).matches(), what, name);
    }

    private static void require(boolean condition, String what, String value) {
        if (!condition) {
            throw new RpcFailure(
                    RpcCode.INTERNAL, "failed to create TaskAction: invalid " + what + " \"" + value + "\"");
        }
    }
}
