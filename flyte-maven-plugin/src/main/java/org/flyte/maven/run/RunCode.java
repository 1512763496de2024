package org.flyte.maven.run;

import org.flyte.maven.problem.ProblemCode;

/** User errors of running a task. */
public enum RunCode implements ProblemCode {
    /** Several tasks are there and nobody said which to run: set {@code -Dflyte.task}. */
    NO_TASK(601),
    /** There is no task of that name: use one of those that the error names. */
    UNKNOWN_TASK(602),
    /** Several environments have a task of that name: write {@code environment.task}. */
    AMBIGUOUS_TASK(603),
    /** The task has no input of that name: use one of those that the error names. */
    UNKNOWN_INPUT(604),
    /** An input without a default has no value: set {@code -Dflyte.inputs.<name>}. */
    MISSING_INPUT(605),
    /** A value does not fit its input's type: the error names the form that does. */
    WRONG_INPUT(606),
    /** The inputs as a whole are not a JSON object, or their file cannot be read. */
    BAD_INPUTS(607),
    /** The task failed: the error is its own. */
    RUN_FAILED(608),
    /** The run was still going when the time to wait was over: wait longer with {@code -Dflyte.run.timeout}. A cluster and {@code flyte:dev} go on with the run, a backend that the build started ends it. */
    STILL_RUNNING(609),
    /** There is a run of that name: choose another, or leave the name out. */
    RUN_EXISTS(610),
    /** Somebody aborted the run. */
    RUN_ABORTED(611),
    /** A file or folder that is given as an input cannot be uploaded: the error says why. */
    INPUT_UPLOAD(612);

    private final int number;

    RunCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
