package org.flyte.runtime.failure;

/** The failures that the runtime finds itself; those of user code have their throwable's simple name as code. */
public enum FailureCode {
    /** The container's arguments are not those of this runtime. */
    INVALID_ARGUMENTS("InvalidArguments", false),
    /** The code bundle could not be fetched or stored; that may work next time. */
    BUNDLE_UNREADABLE("BundleUnreadable", true),
    /** The code bundle is not the file that was deployed. */
    BUNDLE_DIGEST("BundleDigestMismatch", true),
    /** The code bundle is no archive that may be unpacked. */
    BUNDLE_INVALID("BundleInvalid", false),
    /** The deployed code does not have the task. */
    TASK_NOT_FOUND("TaskNotFound", false),
    /** The inputs could not be fetched; the storage may answer next time. */
    INPUTS_UNREADABLE("InputsUnreadable", true),
    /** The inputs are not those of the task. */
    INPUT_INVALID("InputInvalid", false),
    /** The task's result is none that Flyte can hold. */
    OUTPUT_INVALID("OutputInvalid", false),
    /** The outputs could not be written; the storage may take them next time. */
    OUTPUTS_UNWRITABLE("OutputsUnwritable", true),
    /** The task's result is larger than the backend reads. */
    OUTPUT_TOO_LARGE("OutputTooLarge", false),
    /** The attempt took longer than the task's timeout. */
    TIMEOUT("MAX_RUNTIME_EXCEEDED", true),
    /** The task ended the JVM. */
    EXIT("SystemExit", true),
    /** The task needed more memory than it has. */
    OUT_OF_MEMORY("OOM", true);

    private final String text;
    private final boolean recoverable;

    FailureCode(String text, boolean recoverable) {
        this.text = text;
        this.recoverable = recoverable;
    }

    /** The code as the backend, the console and other languages see it. */
    public String text() {
        return text;
    }

    /** Whether another attempt may succeed. */
    public boolean recoverable() {
        return recoverable;
    }
}
