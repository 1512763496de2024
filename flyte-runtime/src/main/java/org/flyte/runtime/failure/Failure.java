package org.flyte.runtime.failure;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.flyte.task.NonRecoverableException;
import org.flyte.task.TaskFailedException;
import org.flyte.wire.type.WireWriter;

/**
 * Why an attempt failed.
 *
 * @param code a word for programs: the simple name of user code's throwable, or a {@link FailureCode}
 * @param message for people; starts with {@code <code>: }, since the server loses the code on its way to a client
 * @param recoverable whether another attempt may succeed
 */
public record Failure(String code, String message, boolean recoverable) {
    /** The backend hangs for ever on messages over 32,768 characters, and puts words of its own before ours. */
    static final int LONGEST_MESSAGE = 30_000;

    private static final String CUT = "\n… (cut)";

    private static final int USER = 1;

    public Failure {
        message = cut(message);
    }

    /** What the runtime found, in words that need no stack trace. */
    public static Failure of(FailureCode code, String reason) {
        return new Failure(code.text(), code.text() + ": " + reason, code.recoverable());
    }

    /** What ended the attempt: user code's throwable with its trace, or the runtime's own words. */
    public static Failure of(Throwable thrown) {
        if (thrown instanceof AttemptException own) {
            return of(own.code(), text(own));
        }
        String code = code(thrown);
        boolean recoverable = !(thrown instanceof NonRecoverableException);
        return new Failure(code, code + ": " + new StackText(LONGEST_MESSAGE).of(thrown), recoverable);
    }

    private static String code(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return FailureCode.OUT_OF_MEMORY.text();
        }
        // As in Python, a child's failure that nobody handles is its parent's, under the same code.
        boolean carrier = thrown instanceof CompletionException || thrown instanceof ExecutionException;
        return (carrier ? thrown.getCause() : thrown) instanceof TaskFailedException child
                ? child.code()
                : simpleName(thrown);
    }

    /** The content of {@code error.pb}: {@code flyteidl2.core.ErrorDocument}, kind and origin always written. */
    public byte[] document() {
        WireWriter error = new WireWriter()
                .text(1, code)
                .text(2, message)
                .varint(3, recoverable ? 1 : 0)
                .varint(4, USER);
        return new WireWriter().message(1, error).toByteArray();
    }

    private static String text(AttemptException own) {
        Throwable cause = own.getCause();
        if (cause == null) {
            return String.valueOf(own.getMessage());
        }
        // The runtime's own say all in their message.
        boolean ours = cause.getMessage() != null && cause.getClass().getName().startsWith("org.flyte.runtime.");
        return own.getMessage() + " (" + (ours ? cause.getMessage() : StackText.headline(cause)) + ")";
    }

    /** An anonymous class has no simple name; what it extends says more than nothing. */
    private static String simpleName(Throwable thrown) {
        Class<?> type = thrown.getClass();
        while (type.getSimpleName().isEmpty()) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }

    private static String cut(String message) {
        if (message.length() <= LONGEST_MESSAGE) {
            return message;
        }
        int end = LONGEST_MESSAGE - CUT.length();
        if (Character.isHighSurrogate(message.charAt(end - 1))) {
            end--;
        }
        return message.substring(0, end) + CUT;
    }
}
