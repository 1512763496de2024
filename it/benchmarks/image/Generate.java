import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Writes the project of the benchmark of images: 120 jars in a Maven repository of their own, 2,000 classes, one task. */
final class Generate {
    private static final int JARS = 120;
    private static final int CLASSES = 2_000;

    /** Of a jar with 20 entries of what does not compress well, as classes of real libraries do not. */
    private static final int ENTRY_BYTES = 15_000;

    private Generate() {}

    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments[0]);
        Path repository = Path.of(arguments[1]);
        String registry = arguments[2];
        String version = arguments[3];
        StringBuilder dependencies = new StringBuilder();
        for (int i = 0; i < JARS; i++) {
            jar(repository, i);
            dependencies.append(
                    "<dependency><groupId>bench</groupId><artifactId>lib%d</artifactId><version>1</version></dependency>%n"
                            .formatted(i));
        }
        Path sources = Files.createDirectories(project.resolve("src/main/java/com/example"));
        for (int i = 0; i < CLASSES; i++) {
            Files.writeString(
                    sources.resolve("Step%d.java".formatted(i)),
                    """
                    package com.example;

                    public final class Step%1$d {
                        private Step%1$d() {}

                        public static long apply(long n) {
                            return n %% 2 == 0 ? n / 2 + %1$dL : 3 * n - %1$dL;
                        }

                        public static String name() {
                            return "step %1$d of many";
                        }
                    }
                    """
                            .formatted(i));
        }
        Files.writeString(
                sources.resolve("Tasks.java"),
                """
                package com.example;

                import org.flyte.task.Task;

                public final class Tasks {
                    private Tasks() {}

                    @Task
                    public static long steps(long n) {
                        return Step0.apply(n);
                    }
                }
                """);
        Files.writeString(project.resolve("pom.xml"), pom(repository, registry, version, dependencies.toString()));
    }

    private static void jar(Path repository, int number) throws IOException {
        Path folder = Files.createDirectories(repository.resolve("bench/lib%d/1".formatted(number)));
        Random random = new Random(number);
        try (OutputStream file = Files.newOutputStream(folder.resolve("lib%d-1.jar".formatted(number)));
                JarOutputStream jar = new JarOutputStream(file)) {
            for (int i = 0; i < 20; i++) {
                byte[] content = new byte[ENTRY_BYTES];
                random.nextBytes(content);
                jar.putNextEntry(new JarEntry("bench/lib%d/entry%d.bin".formatted(number, i)));
                jar.write(content);
                jar.closeEntry();
            }
        }
        Files.writeString(
                folder.resolve("lib%d-1.pom".formatted(number)),
                """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>bench</groupId><artifactId>lib%d</artifactId><version>1</version></project>
                """
                        .formatted(number));
    }

    private static String pom(Path repository, String registry, String version, String dependencies) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                <modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId><artifactId>image</artifactId><version>1.0</version>
                <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                </properties>
                <repositories><repository><id>bench</id><url>%1$s</url></repository></repositories>
                <dependencies>
                <dependency><groupId>org.flyte</groupId><artifactId>flyte-task</artifactId><version>%3$s</version></dependency>
                %4$s
                </dependencies>
                <build><plugins>
                <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
                <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
                <plugin><groupId>com.google.cloud.tools</groupId><artifactId>jib-maven-plugin</artifactId><version>3.5.1</version>
                <configuration>
                <from><image>%2$s/base</image></from><to><image>%2$s/jib-${bench.run}</image></to>
                <container><mainClass>com.example.Tasks</mainClass></container>
                <allowInsecureRegistries>true</allowInsecureRegistries>
                </configuration></plugin>
                <plugin><groupId>org.flyte</groupId><artifactId>flyte-maven-plugin</artifactId><version>%3$s</version>
                <configuration>
                <registry>%2$s</registry>
                <images><default><base>%2$s/base</base><name>flyte-${bench.run}</name></default></images>
                </configuration></plugin>
                </plugins></build>
                </project>
                """
                .formatted(repository.toUri(), registry, version, dependencies);
    }
}
