package org.flyte.runtime.actions;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ErrorDocument;
import org.flyte.idl.core.ExecutionError;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.runtime.actions.ChildResult.Failed;
import org.flyte.runtime.actions.ChildResult.Kind;
import org.flyte.runtime.actions.ChildResult.Phase;
import org.flyte.runtime.storage.ObjectStores;
import org.jspecify.annotations.Nullable;

/** Finds out why a child did not succeed. */
final class ErrorReader {
    private static final String UNKNOWN = "UnknownError";
    /** The backend reads no larger one either. */
    private static final int LARGEST_DOCUMENT = 2 * 1024 * 1024;
    /** How Java's error messages begin, because backends lose the code on its way. */
    private static final Pattern CODE_PREFIX = Pattern.compile("([A-Za-z_$][\\w.$]{0,200}): .*", Pattern.DOTALL);

    /** The failure that an update tells, by {@code error.pb} where the update tells no code. */
    Failed failure(ActionUpdate last) throws IOException {
        Failed told = told(last);
        if (told.phase() != Phase.FAILED || !told.code().equals(UNKNOWN)) {
            return told;
        }
        ContainerError document = document(last.getOutputUri());
        if (document == null) {
            return told;
        }
        String code = bare(document.getCode());
        String message = told.message().isEmpty() || !last.hasError() ? document.getMessage() : told.message();
        return new Failed(told.phase(), code.isEmpty() ? UNKNOWN : code, message, kind(document.getOrigin()));
    }

    /** The failure as far as it is known when {@code error.pb} cannot be read. */
    Failed withoutDocument(ActionUpdate last) {
        return told(last);
    }

    private static Failed told(ActionUpdate last) {
        ExecutionError error = last.getError();
        Phase phase = phase(last);
        String code = bare(error.getCode());
        if (code.isEmpty()) {
            Matcher prefix = CODE_PREFIX.matcher(error.getMessage());
            code = prefix.matches() ? prefix.group(1) : phase == Phase.FAILED ? UNKNOWN : phase.name();
        }
        String message = error.getMessage().isEmpty()
                ? "The action " + last.getActionId().getName() + " ended as " + phase + "; the backend says no more."
                : error.getMessage();
        return new Failed(phase, code, message, kind(error.getKind()));
    }

    /** Of a pod that never ran, the code is what its condition says, a bar, and what its container waits for. */
    private static String bare(String code) {
        String after = code.substring(code.lastIndexOf('|') + 1);
        return after.isEmpty() ? code.replace("|", "") : after;
    }

    private static @Nullable ContainerError document(String folder) throws IOException {
        if (folder.isEmpty()) {
            return null;
        }
        String uri = Uris.in(folder, "error.pb");
        try {
            ErrorDocument document =
                    ErrorDocument.parseFrom(ObjectStores.of(uri).get(uri, LARGEST_DOCUMENT));
            return document.hasError() ? document.getError() : null;
        } catch (NoSuchFileException | InvalidProtocolBufferException e) {
            return null;
        }
    }

    private static Phase phase(ActionUpdate last) {
        return switch (last.getPhase()) {
            case ACTION_PHASE_ABORTED -> Phase.ABORTED;
            case ACTION_PHASE_TIMED_OUT -> Phase.TIMED_OUT;
            default -> Phase.FAILED;
        };
    }

    private static Kind kind(ExecutionError.ErrorKind kind) {
        return switch (kind) {
            case USER -> Kind.USER;
            case SYSTEM -> Kind.SYSTEM;
            default -> Kind.UNKNOWN;
        };
    }
}
