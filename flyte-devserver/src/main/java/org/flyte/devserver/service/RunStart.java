package org.flyte.devserver.service;

import com.google.protobuf.Timestamp;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.idl.task.RunSpec;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.CreateRunRequest;

/** Stamps the start of a run, but only for a runtime that says it is new enough to know the placeholder. */
final class RunStart {
    private static final Pattern SEMVER = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");
    private static final int[] FIRST = {2, 3, 6};

    private RunStart() {}

    static RunSpec stamp(CreateRunRequest request, TaskSpec spec) {
        RunSpec asked = request.getRunSpec();
        String version = spec.getTaskTemplate().getMetadata().getRuntime().getVersion();
        if (asked.hasRunStartTime() || !knowsPlaceholder(version)) {
            return asked;
        }
        Timestamp start = request.hasRunStartTime() ? request.getRunStartTime() : ProtoTime.now();
        return asked.toBuilder().setRunStartTime(start).build();
    }

    private static boolean knowsPlaceholder(String version) {
        Matcher matcher = SEMVER.matcher(version);
        if (!matcher.find()) {
            return false;
        }
        for (int i = 0; i < FIRST.length; i++) {
            // Nine digits are an int; a longer number is newer than all.
            String part = matcher.group(i + 1);
            int number = part.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(part);
            if (number != FIRST[i]) {
                return number > FIRST[i];
            }
        }
        return true;
    }
}
