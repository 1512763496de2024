package org.flyte.devserver.exec;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.idl.task.Inputs;
import org.jspecify.annotations.Nullable;

/** Fills {@code {{.name}}} in a container's command and args; what it does not know stays as it is. */
final class TemplateVariables {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*[.$](\\w+)(?:\\.([^}\\s]+))?\\s*}}");

    private final Attempt attempt;
    private final Inputs inputs;

    TemplateVariables(Attempt attempt, Inputs inputs) {
        this.attempt = attempt;
        this.inputs = inputs;
    }

    /**
     * The text with its variables filled in.
     *
     * @param isArg whether the text is of {@code args}; only there the start of the run is filled in
     * @throws UnknownInputException when the text asks for an input that the run does not have
     */
    String render(String text, boolean isArg) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder rendered = new StringBuilder();
        while (matcher.find()) {
            String value = matcher.group(2) == null
                    ? value(matcher.group(1).toLowerCase(Locale.ROOT), isArg)
                    : input(matcher.group(1), matcher.group(2));
            matcher.appendReplacement(rendered, Matcher.quoteReplacement(value == null ? matcher.group() : value));
        }
        return matcher.appendTail(rendered).toString();
    }

    private @Nullable String value(String name, boolean isArg) {
        OutputFolder output = attempt.output();
        return switch (name) {
            case "input" -> attempt.inputFile();
            case "inputprefix" -> attempt.inputPrefix();
            case "outputprefix", "rawoutputdataprefix" -> output.uri();
            case "checkpointoutputprefix" -> output.checkpoints();
            case "prevcheckpointprefix" -> output.previousCheckpoints();
            case "perretryuniquekey" -> attempt.podName().replace('-', '_');
            case "tasktemplatepath" -> "inline://taskTemplate";
            case "namespace" -> "flyte";
            case "runstarttime" -> isArg ? runStartTime() : null;
            default -> null;
        };
    }

    private @Nullable String runStartTime() {
        return attempt.runSpec().hasRunStartTime()
                ? ProtoTime.instant(attempt.runSpec().getRunStartTime())
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                        .toString()
                : null;
    }

    private @Nullable String input(String prefix, String name) {
        if (!prefix.equalsIgnoreCase("inputs") || inputs.getLiteralsCount() == 0) {
            return null;
        }
        return inputs.getLiteralsList().stream()
                .filter(literal -> literal.getName().equals(name))
                .findFirst()
                .map(literal -> LiteralText.of(name, literal.getValue()))
                .orElseThrow(() -> new UnknownInputException("no input is named '" + name + "'"));
    }
}
