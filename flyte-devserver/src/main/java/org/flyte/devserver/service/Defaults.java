package org.flyte.devserver.service;

import java.util.Set;
import java.util.stream.Collectors;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.NamedParameter;
import org.flyte.idl.task.TaskSpec;

/** Fills inputs that were not given from the task's defaults. */
final class Defaults {
    private Defaults() {}

    static Inputs fill(Inputs given, TaskSpec spec) {
        Set<String> names =
                given.getLiteralsList().stream().map(NamedLiteral::getName).collect(Collectors.toSet());
        Inputs.Builder filled = given.toBuilder();
        for (NamedParameter parameter : spec.getDefaultInputsList()) {
            if (parameter.getParameter().hasDefault() && !names.contains(parameter.getName())) {
                filled.addLiteralsBuilder()
                        .setName(parameter.getName())
                        .setValue(parameter.getParameter().getDefault());
            }
        }
        return filled.build();
    }
}
