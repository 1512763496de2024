package org.flyte.maven.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.idl.workflow.ErrorInfo;
import org.flyte.maven.report.RunRecord.ErrorRecord;

/** A task's own code and message from what the backend keeps of them. */
final class TaskError {
    /** The server loses the code on its way to a client, so the runtime puts it before the message. */
    private static final Pattern CODE = Pattern.compile("(?s)([A-Za-z_$][A-Za-z0-9_$]*): (.*)");

    private TaskError() {}

    static ErrorRecord of(ErrorInfo info) {
        String kind = info.getKind().name().replace("KIND_", "");
        Matcher matcher = CODE.matcher(info.getMessage());
        if (matcher.matches()) {
            String code = info.getCode().isEmpty() ? matcher.group(1) : info.getCode();
            return new ErrorRecord(code, code.equals(matcher.group(1)) ? matcher.group(2) : info.getMessage(), kind);
        }
        return new ErrorRecord(info.getCode(), info.getMessage(), kind);
    }
}
