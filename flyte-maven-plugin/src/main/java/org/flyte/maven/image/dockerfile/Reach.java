package org.flyte.maven.image.dockerfile;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.flyte.maven.image.dockerfile.Dockerfile.Instruction;

/**
 * What of its context a Dockerfile can reach: the sources of {@code COPY} and {@code ADD}, and the context that a
 * {@code RUN} mounts. Where that cannot be told before the build, it is everything.
 *
 * @param sources patterns relative to the context; empty for everything when {@code everything}
 */
record Reach(boolean everything, SortedSet<String> sources) {
    private static final Reach ALL = new Reach(true, new TreeSet<>());

    static Reach of(Dockerfile dockerfile) {
        boolean otherSyntax = dockerfile
                .syntax()
                .filter(syntax -> !syntax.matches("(docker\\.io/)?docker/dockerfile(-upstream)?(:.*)?"))
                .isPresent();
        if (otherSyntax) {
            return ALL;
        }
        SortedSet<String> sources = new TreeSet<>();
        for (Instruction instruction : dockerfile.instructions()) {
            Optional<List<String>> reached = sources(instruction.name(), instruction.arguments());
            if (reached.isEmpty()) {
                return ALL;
            }
            sources.addAll(reached.get());
        }
        return sources.contains(".") ? ALL : new Reach(false, sources);
    }

    /** What one instruction reaches, nothing where it cannot be told. */
    private static Optional<List<String>> sources(String name, String arguments) {
        return switch (name) {
            case "COPY", "ADD" -> copied(arguments);
            case "RUN" -> mounted(arguments);
            case "ONBUILD" -> {
                String[] parts = arguments.split("\\s+", 2);
                yield sources(parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
            }
            case "FROM",
                    "ARG",
                    "ENV",
                    "LABEL",
                    "WORKDIR",
                    "USER",
                    "CMD",
                    "ENTRYPOINT",
                    "EXPOSE",
                    "VOLUME",
                    "STOPSIGNAL",
                    "HEALTHCHECK",
                    "SHELL",
                    "MAINTAINER" -> Optional.of(List.of());
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> copied(String arguments) {
        List<String> flags = flags(arguments);
        if (flags.stream().anyMatch(flag -> flag.startsWith("--from="))) {
            return Optional.of(List.of());
        }
        List<String> words = words(arguments.substring(behind(flags, arguments)));
        List<String> sources = new ArrayList<>();
        for (String word : words.subList(0, Math.max(0, words.size() - 1))) {
            if (word.matches("(https?|git|ssh)://.*|git@.*|<<.*")) {
                continue;
            }
            Optional<String> source = source(word);
            if (source.isEmpty()) {
                return Optional.empty();
            }
            sources.add(source.get());
        }
        return Optional.of(sources);
    }

    private static Optional<List<String>> mounted(String arguments) {
        List<String> sources = new ArrayList<>();
        for (String flag : flags(arguments)) {
            if (!flag.startsWith("--mount=")) {
                continue;
            }
            List<String> options =
                    Arrays.asList(flag.substring("--mount=".length()).split(",", -1));
            String type = option(options, "type").orElse("bind");
            boolean context = type.equals("bind") && option(options, "from").isEmpty();
            if (context || type.contains("$")) {
                Optional<String> source = source(option(options, "source")
                        .or(() -> option(options, "src"))
                        .orElse("."));
                if (source.isEmpty()) {
                    return Optional.empty();
                }
                sources.add(source.get());
            }
        }
        return Optional.of(sources);
    }

    private static Optional<String> option(List<String> options, String name) {
        return options.stream()
                .map(option -> option.replace("\"", ""))
                .filter(option -> option.startsWith(name + "="))
                .map(option -> option.substring(name.length() + 1))
                .findFirst();
    }

    /** A source as it lies below the context; nothing where only the engine knows it. */
    private static Optional<String> source(String word) {
        String plain = word.replaceAll("^(['\"])(.*)\\1$", "$2");
        if (plain.matches("(?s).*[$'\"\\\\`].*") || plain.isEmpty()) {
            return Optional.empty();
        }
        String rooted = PathPattern.clean("/" + plain);
        return Optional.of(rooted.equals("/") ? "." : rooted.substring(1));
    }

    private static List<String> words(String text) {
        if (text.startsWith("[")) {
            try {
                String[] parsed = new Gson().fromJson(text, String[].class);
                return Arrays.stream(parsed).map(Objects::toString).toList();
            } catch (JsonSyntaxException e) {
                return List.of(text.split("\\s+", -1));
            }
        }
        return List.of(text.strip().split("\\s+", -1));
    }

    private static List<String> flags(String arguments) {
        return Arrays.stream(arguments.split("\\s+", -1))
                .takeWhile(word -> word.startsWith("--"))
                .toList();
    }

    private static int behind(List<String> flags, String arguments) {
        int at = 0;
        for (String flag : flags) {
            at = arguments.indexOf(flag, at) + flag.length();
        }
        while (at < arguments.length() && Character.isWhitespace(arguments.charAt(at))) {
            at++;
        }
        return at;
    }
}
