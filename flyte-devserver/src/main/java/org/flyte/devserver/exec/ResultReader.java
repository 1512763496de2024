package org.flyte.devserver.exec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.flyte.devserver.store.ObjectStore;
import org.flyte.devserver.store.TooLargeException;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ErrorDocument;
import org.flyte.idl.core.ExecutionError;
import org.flyte.idl.core.LiteralMap;
import org.flyte.idl.workflow.ErrorInfo;

/** Tells from an ended process and the files that it left whether the attempt succeeded, as the real executor does. */
final class ResultReader {
    private static final int KILLED = 137;
    private static final int KILLED_IN_A_SHELL = 247;
    private static final ErrorDocument NO_OUTPUTS = ErrorDocument.newBuilder()
            .setError(ContainerError.newBuilder()
                    .setCode("No outputs produced")
                    .setMessage("outputs.pb holds no output")
                    .setKind(ContainerError.Kind.RECOVERABLE))
            .build();

    private final ObjectStore objects;
    private final Consumer<String> warnings;

    ResultReader(ObjectStore objects, Consumer<String> warnings) {
        this.objects = objects;
        this.warnings = warnings;
    }

    /** Why the attempt failed; empty when it succeeded. */
    Optional<Failure> read(Attempt attempt, int exitCode, String lastLines) throws IOException {
        if (exitCode != 0) {
            return Optional.of(exited(attempt, exitCode, lastLines));
        }
        Optional<Failure> failure = error(attempt.output().error());
        return failure.isPresent() ? failure : outputs(attempt);
    }

    private Failure exited(Attempt attempt, int exitCode, String lastLines) throws IOException {
        if (objects.exists(attempt.output().error())) {
            warnings.accept("error.pb was not read, since the process ended with exit code " + exitCode
                    + "; a runtime writes error.pb and exits with 0.");
        }
        if (exitCode == KILLED || exitCode == KILLED_IN_A_SHELL) {
            return Failure.killed(exitCode);
        }
        return Failure.user("Error", "the process ended with exit code " + exitCode + ".\n" + lastLines);
    }

    private Optional<Failure> error(String uri) throws IOException {
        try {
            Optional<byte[]> content = objects.read(uri);
            return content.isEmpty() ? Optional.empty() : Optional.of(failure(ErrorDocument.parseFrom(content.get())));
        } catch (TooLargeException e) {
            warnings.accept("error.pb was ignored: " + e.getMessage());
            return Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            return Optional.of(Failure.unreadable(uri + " is no error document."));
        }
    }

    private static Failure failure(ErrorDocument document) {
        ContainerError error = document.getError();
        boolean recoverable = error.getKind() == ContainerError.Kind.RECOVERABLE;
        if (!document.hasError()) {
            return Failure.endless(
                    "UnknownError",
                    "error.pb holds no error.",
                    "such a file counts as a recoverable fault of the system.");
        }
        if (error.getMessage().length() > Failure.MAX_MESSAGE) {
            return Failure.endless(
                    error.getCode(),
                    error.getMessage().substring(0, 1000) + "… [cut]",
                    "an error message of more than " + Failure.MAX_MESSAGE
                            + " characters cannot be recorded; this one has "
                            + error.getMessage().length() + ".");
        }
        if (recoverable && error.getOrigin() == ExecutionError.ErrorKind.SYSTEM) {
            return Failure.endless(
                    error.getCode(),
                    error.getMessage(),
                    "an error.pb that is RECOVERABLE and of origin SYSTEM relaunches the container.");
        }
        return new Failure(error.getCode(), error.getMessage(), kind(error.getOrigin()), recoverable);
    }

    private static ErrorInfo.Kind kind(ExecutionError.ErrorKind origin) {
        return switch (origin) {
            case USER -> ErrorInfo.Kind.KIND_USER;
            case SYSTEM -> ErrorInfo.Kind.KIND_SYSTEM;
            default -> ErrorInfo.Kind.KIND_UNSPECIFIED;
        };
    }

    private Optional<Failure> outputs(Attempt attempt) throws IOException {
        String uri = attempt.output().outputs();
        try {
            Optional<byte[]> content = objects.read(uri);
            if (content.isEmpty()) {
                return Optional.of(Failure.unreadable(
                        "the process ended with exit code 0 and left no outputs.pb at " + uri + "."));
            }
            LiteralMap outputs = LiteralMap.parseFrom(content.get());
            objects.write(uri, outputs.toByteArray());
            if (outputs.getLiteralsCount() == 0) {
                objects.write(attempt.output().error(), NO_OUTPUTS.toByteArray());
                warnings.accept("outputs.pb holds no output: a real backend fails such an action now and then; "
                        + "a void task writes one output o0 that is none.");
            }
            return Optional.empty();
        } catch (TooLargeException e) {
            return Optional.of(Failure.unreadable(e.getMessage() + "."));
        } catch (InvalidProtocolBufferException e) {
            return Optional.of(Failure.unreadable(uri + " is no map of outputs."));
        }
    }
}
