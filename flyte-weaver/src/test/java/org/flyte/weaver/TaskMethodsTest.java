package org.flyte.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class TaskMethodsTest {
    private static final String TASK = """
            package org.flyte.task;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME) public @interface Task {}
            """;

    @TempDir
    Path temp;

    @Test
    void staticMethodsWithTheAnnotationAreWoven() throws IOException {
        byte[] original = compiled("""
                import org.flyte.task.Task;
                class A {
                  @Task static int a(int n) { return n; }
                  static int b(int n) { return n; }
                  @Task int c(int n) { return n; }
                }
                """);
        assertThat(methods(TaskMethods.woven(original))).containsExactly("<init>", "a", "a$flyte", "b", "c");
    }

    @Test
    void aWovenClassStaysAsItIs() throws IOException {
        byte[] woven = TaskMethods.woven(compiled("""
                import org.flyte.task.Task;
                class A { @Task static void a() {} }
                """));
        assertThat(TaskMethods.woven(woven)).isSameAs(woven);
    }

    @Test
    void classesWithoutTasksStayAsTheyAre() throws IOException {
        byte[] plain = compiled("class A { static void a() {} }");
        assertThat(TaskMethods.woven(plain)).isSameAs(plain);
        byte[] remote = compiled("""
                import org.flyte.task.Task;
                interface A { @Task void a(); @Task static void b() {} }
                """);
        assertThat(TaskMethods.woven(remote)).isSameAs(remote);
    }

    @Test
    void aClassThatIsNewerThanTheWeaverIsRefusedOnlyWhereItHasTasks() throws IOException {
        byte[] plain = compiled("class A { static void a() {} }");
        plain[7] = 127;
        assertThat(TaskMethods.woven(plain)).isSameAs(plain);
        byte[] tasks = compiled("""
                import org.flyte.task.Task;
                class A { @Task static void a() {} }
                """);
        tasks[7] = 127;
        assertThatThrownBy(() -> TaskMethods.woven(tasks)).isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] compiled(String source) throws IOException {
        Path folder = Files.createTempDirectory(temp, "");
        Path task = Files.writeString(folder.resolve("Task.java"), TASK);
        Path file = Files.writeString(folder.resolve("A.java"), source);
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), task.toString(), file.toString());
        assertThat(exit).isZero();
        return Files.readAllBytes(folder.resolve("A.class"));
    }

    private static Set<String> methods(byte[] content) {
        Set<String> names = new TreeSet<>();
        new ClassReader(content)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] exceptions) {
                                names.add(name);
                                return null;
                            }
                        },
                        ClassReader.SKIP_CODE);
        return names;
    }
}
