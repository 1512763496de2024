package org.flyte.devserver.exec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.idl.core.Container;

/** A container's command and args as a command line for this machine. */
final class CommandLine {
    /** {@code /flyte} or {@code /flyte/…} where a path begins: alone, after {@code -Dname=}, in a class path. */
    private static final Pattern IMAGE_PATH = Pattern.compile("(?<=^|[=:])/flyte(?=/|:|$)");

    private final Path javaHome;

    CommandLine(Path javaHome) {
        this.javaHome = javaHome;
    }

    List<String> of(Container container, Path flyte, TemplateVariables variables) {
        List<String> line = new ArrayList<>();
        container.getCommandList().forEach(word -> line.add(variables.render(here(word, flyte), false)));
        container.getArgsList().forEach(word -> line.add(variables.render(here(word, flyte), true)));
        if (!line.isEmpty() && line.get(0).equals("java")) {
            line.set(0, javaHome.resolve("bin").resolve("java").toString());
        }
        return line;
    }

    private static String here(String word, Path flyte) {
        return IMAGE_PATH.matcher(word).replaceAll(Matcher.quoteReplacement(flyte.toString()));
    }
}
