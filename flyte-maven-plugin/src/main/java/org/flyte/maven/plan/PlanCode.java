package org.flyte.maven.plan;

import org.flyte.maven.problem.ProblemCode;

/** User errors of planning. */
public enum PlanCode implements ProblemCode {
    /** A deployment would change something, and {@code flyte.plan.failOnChange} is set: deploy, or mend what changed. */
    WOULD_CHANGE(510),
    /** Whether a deployment would change something cannot be told, and {@code flyte.plan.failOnChange} is set. */
    CANNOT_TELL(511);

    private final int number;

    PlanCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
