package org.flyte.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.LoggingTasks;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.flyte.test.s3.RealS3;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging is the user's: the runtime brings none, configures none and takes none away. */
@Tag("packaged")
class LoggingTest {
    @TempDir
    Path folder;

    @Test
    void aTaskFindsTheJdksLoggingAsItIs() throws Exception {
        var ended = new Container(folder)
                .bundle(Bundle.of(LoggingTasks.class))
                .inputs(Values.none())
                .run("com.acme.LoggingTasks", "ofTheJdk");
        assertThat(ended.text()).isEqualTo("java.util.logging.ConsoleHandler,INFO");
        assertThat(ended.out()).contains("<own> a fine line");
        assertThat(ended.err()).contains("an ordinary line");
    }

    @Test
    void aTaskFindsTheLoggingThatItBrings() throws Exception {
        Bundle bundle = Bundle.of(LoggingTasks.class)
                .file("logback.xml", LOGBACK.getBytes(StandardCharsets.UTF_8))
                .file("app.jar", ManifestJar.listing(logback()));
        var ended = new Container(folder).bundle(bundle).inputs(Values.none()).run("com.acme.LoggingTasks", "ofSlf4j");
        assertThat(ended.text()).isEqualTo("ch.qos.logback.classic.LoggerContext");
        assertThat(ended.out()).contains("[own] DEBUG hello");
    }

    @Test
    void theRuntimeHasNoLoggingLibrary() throws Exception {
        String jar = System.getProperty("flyte.runtime.jar");
        List<String> names = new ArrayList<>();
        if (jar == null) {
            try (var files = Files.walk(Path.of("target", "classes"))) {
                files.map(Path::toString).forEach(names::add);
            }
        } else {
            try (JarFile content = new JarFile(new File(jar))) {
                content.stream().map(ZipEntry::getName).forEach(names::add);
            }
        }
        assertThat(names)
                .isNotEmpty()
                .noneMatch(name -> name.contains("slf4j")
                        || name.contains("logback")
                        || name.contains("log4j")
                        || name.contains("commons/logging")
                        || name.contains("logging.properties"));
    }

    /** As the class path of a manifest; the S3 server logs with it. */
    private static String logback() {
        return Arrays.stream(RealS3.classPath().split(File.pathSeparator))
                .filter(jar -> jar.contains("slf4j") || jar.contains("logback"))
                .map(jar -> Path.of(jar).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    private static final String LOGBACK = """
            <configuration>
              <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>[own] %level %msg%n</pattern></encoder>
              </appender>
              <root level="DEBUG"><appender-ref ref="OUT"/></root>
            </configuration>
            """;
}
