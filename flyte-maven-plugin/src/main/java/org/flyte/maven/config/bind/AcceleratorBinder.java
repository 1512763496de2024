package org.flyte.maven.config.bind;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flyte.maven.settings.AcceleratorSettings;
import org.flyte.maven.settings.Device;
import org.jspecify.annotations.Nullable;

/** Reads {@code <gpu>}: {@code T4:2}, {@code T4} or {@code 2}, with kind and partition in elements of their own. */
final class AcceleratorBinder {
    private static final Pattern FORM =
            Pattern.compile("(?<count>\\d{1,9})|(?<device>[A-Za-z][\\w. -]*)(:(?<number>\\d{1,9}))?");
    private static final Kind<String> KIND = Choice.of(Device.KINDS);

    private AcceleratorBinder() {}

    static AcceleratorSettings bind(Element gpu) {
        Element said = gpu.at("device");
        Integer count = gpu.value("count", NumberText.atLeast(0));
        String kind = gpu.value("kind", KIND);
        String partition = gpu.text("partition");
        String text = said.text();
        if (text == null) {
            return new AcceleratorSettings(null, count, kind, partition);
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            said.problem(
                    ValueCode.BAD_ACCELERATOR,
                    "'" + text + "' is not an accelerator",
                    "write a device and how many, such as T4:2, or one of both");
            return AcceleratorSettings.NONE;
        }
        String device = form.group("device") == null ? null : Device.today(form.group("device"));
        Integer number = number(form, device, count, said, text);
        if (device != null && kind == null) {
            checkDevice(said, device, number, partition, gpu);
        } else if (number != null && number < 1 && device != null) {
            said.problem(ValueCode.BAD_ACCELERATOR, "'" + text + "' asks for none", "write a number from 1 up");
        }
        return new AcceleratorSettings(device, number, kind, partition);
    }

    /** A device alone is one of it. */
    private static @Nullable Integer number(
            Matcher form, @Nullable String device, @Nullable Integer count, Element said, String text) {
        String inText = form.group("count") == null ? form.group("number") : form.group("count");
        if (inText == null) {
            return count == null && device != null ? Integer.valueOf(1) : count;
        }
        int number = Integer.parseInt(inText);
        if (count != null && count != number) {
            said.problem(
                    ValueCode.SETTINGS_CLASH,
                    "'" + text + "' says another number than <count>" + count + "</count>",
                    "say it once");
        }
        return number;
    }

    private static void checkDevice(
            Element said, String device, @Nullable Integer number, @Nullable String partition, Element gpu) {
        Optional<Device> known = Device.named(device);
        if (known.isEmpty()) {
            Device.likeCase(device)
                    .ifPresent(like -> said.problem(
                            ValueCode.BAD_ACCELERATOR, "Flyte knows no device '" + device + "'", "write " + like));
        }
        List<Integer> counts = known.map(Device::counts).orElse(List.of());
        boolean none = number != null && number < 1;
        if (none || (number != null && !counts.isEmpty() && !counts.contains(number))) {
            said.problem(
                    ValueCode.BAD_ACCELERATOR,
                    "no machine has " + number + " of " + device,
                    "write " + (counts.isEmpty() ? "a number from 1 up" : numbers(counts)));
        }
        List<String> partitions = known.map(Device::partitions).orElse(List.of());
        if (partition != null && known.isPresent() && !partitions.contains(partition)) {
            gpu.at("partition")
                    .problem(
                            ValueCode.BAD_ACCELERATOR,
                            "a " + device + " has no part '" + partition + "'",
                            partitions.isEmpty() ? "remove it" : "write one of " + String.join(", ", partitions));
        }
    }

    private static String numbers(List<Integer> counts) {
        int most = counts.get(counts.size() - 1);
        if (counts.size() == most) {
            return most == 1 ? "1" : "1 to " + most;
        }
        return counts.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
