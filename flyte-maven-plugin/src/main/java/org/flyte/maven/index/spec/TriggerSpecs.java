package org.flyte.maven.index.spec;

import com.google.protobuf.BoolValue;
import java.util.Objects;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.task.Cron;
import org.flyte.idl.task.Envs;
import org.flyte.idl.task.FixedRate;
import org.flyte.idl.task.FixedRateUnit;
import org.flyte.idl.task.Labels;
import org.flyte.idl.task.RunSpec;
import org.flyte.idl.task.Schedule;
import org.flyte.idl.task.TriggerAutomationSpec;
import org.flyte.idl.task.TriggerAutomationSpecType;
import org.flyte.maven.settings.TriggerSettings;
import org.jspecify.annotations.Nullable;

/** When a trigger fires, and how the runs are that it makes. */
public final class TriggerSpecs {
    private TriggerSpecs() {}

    /**
     * When it fires.
     *
     * @param timeInput the input that the scheduler itself fills with the time; null for none
     */
    public static TriggerAutomationSpec automation(TriggerSettings trigger, @Nullable String timeInput) {
        Schedule.Builder schedule = Schedule.newBuilder();
        if (timeInput != null) {
            schedule.setKickoffTimeInputArg(timeInput);
        }
        if (trigger.cron() != null) {
            schedule.setCron(Cron.newBuilder()
                    .setExpression(trigger.cron())
                    .setTimezone(Objects.requireNonNullElse(trigger.timezone(), "UTC")));
        } else if (trigger.every() != null) {
            FixedRate.Builder rate = FixedRate.newBuilder()
                    .setValue(Math.toIntExact(trigger.every().toMinutes()))
                    .setUnit(FixedRateUnit.FIXED_RATE_UNIT_MINUTE);
            if (trigger.startTime() != null) {
                rate.setStartTime(ProtoTimes.timestamp(trigger.startTime()));
            }
            schedule.setRate(rate);
        } else {
            return TriggerAutomationSpec.newBuilder()
                    .setType(TriggerAutomationSpecType.TYPE_NONE)
                    .build();
        }
        return TriggerAutomationSpec.newBuilder()
                .setType(TriggerAutomationSpecType.TYPE_SCHEDULE)
                .setSchedule(schedule)
                .build();
    }

    /**
     * How its runs are.
     *
     * @param taskQueue the task's queue, which holds where the trigger says none
     */
    public static RunSpec runSpec(TriggerSettings trigger, @Nullable String taskQueue) {
        RunSpec.Builder run = RunSpec.newBuilder().setOverwriteCache(Boolean.TRUE.equals(trigger.overwriteCache()));
        if (!trigger.envVars().isEmpty()) {
            Envs.Builder envs = Envs.newBuilder();
            trigger.envVars()
                    .forEach((name, value) -> envs.addValues(
                            KeyValuePair.newBuilder().setKey(name).setValue(value)));
            run.setEnvs(envs);
        }
        if (trigger.interruptible() != null) {
            run.setInterruptible(BoolValue.of(trigger.interruptible()));
        }
        String queue = trigger.queue() == null ? taskQueue : trigger.queue();
        if (queue != null) {
            run.setQueue(queue);
        }
        if (!trigger.labels().isEmpty()) {
            run.setLabels(Labels.newBuilder().putAllValues(trigger.labels()));
        }
        return run.build();
    }
}
