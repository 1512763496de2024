package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources of tests, which may use {@code org.flyte.task}. */
public final class Sources {
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

    private Sources() {}

    /** Compiles with {@code -g} and returns the class directory. */
    public static Path compile(Path folder, String... sources) {
        return compile(folder, List.of("-g"), sources);
    }

    /** @param folder where sources and classes are put; each source is a whole file */
    static Path compile(Path folder, List<String> options, String... sources) {
        try {
            Path classes = Files.createDirectories(folder.resolve("classes"));
            List<Path> files = write(folder.resolve("src"), sources);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter messages = new StringWriter();
            try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
                boolean compiled = compiler.getTask(
                                messages,
                                manager,
                                null,
                                arguments(options, classes),
                                null,
                                manager.getJavaFileObjectsFromPaths(files))
                        .call();
                assertThat(compiled).as(messages.toString()).isTrue();
            }
            return classes;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Path> write(Path folder, String... sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Path file = folder.resolve(path(source));
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source));
        }
        return files;
    }

    static List<String> arguments(List<String> options, Path classes) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", taskLibrary()));
        if (!options.contains("--release")) {
            arguments.addAll(List.of("--release", "17"));
        }
        return arguments;
    }

    /** A source file of the test resources. */
    static String sample(String name) {
        return resource("/samples/" + name);
    }

    static String resource(String path) {
        try (InputStream in = Sources.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A class in the default package with the usual imports. */
    public static String type(String name, String... members) {
        return """
                import java.time.*;
                import java.util.*;
                import java.util.concurrent.*;
                import org.flyte.task.*;

                public class %s {
                %s
                }
                """.formatted(name, String.join("\n", Arrays.asList(members)));
    }

    private static String path(String source) {
        Matcher type = TYPE.matcher(source);
        assertThat(type.find()).isTrue();
        Matcher inPackage = PACKAGE.matcher(source);
        String folder = inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "";
        return folder + type.group(1) + ".java";
    }

    private static String taskLibrary() {
        try {
            Class<?> task = Class.forName("org.flyte.task.Task");
            return Path.of(task.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
