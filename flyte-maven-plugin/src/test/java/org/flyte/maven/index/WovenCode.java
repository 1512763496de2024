package org.flyte.maven.index;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.flyte.maven.settings.EnvironmentSettings;

/** Classes with tasks as they travel, loaded as in a container. */
final class WovenCode implements AutoCloseable {
    private final Path folder;
    private final URLClassLoader loader;

    private WovenCode(Path folder, URLClassLoader loader) {
        this.folder = folder;
        this.loader = loader;
    }

    /** Scans and weaves a class directory; the JVM verifies all that is loaded from there. */
    static WovenCode of(Path classes, Path folder) throws IOException {
        List<IndexedTask> tasks = TaskIndex.of(List.of(classes), List.of(EnvironmentSettings.named("e")), List.of())
                .tasks();
        List<MethodId> methods =
                tasks.stream().map(task -> task.declaration().method()).toList();
        new CodeFolder(Weaver.of(methods), warning -> {}).write(List.of(classes), folder, tasks);
        return load(folder);
    }

    /** Weaves these static methods of classes whose parameters Flyte may not know. */
    static WovenCode of(Path classes, Path folder, List<MethodId> methods) throws IOException {
        new CodeFolder(Weaver.of(methods), warning -> {}).write(List.of(classes), folder, List.of());
        return load(folder);
    }

    /** Loads a folder of woven classes. */
    static WovenCode load(Path folder) throws IOException {
        return new WovenCode(
                folder, new URLClassLoader(new URL[] {folder.toUri().toURL()}, WovenCode.class.getClassLoader()));
    }

    Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    byte[] bytes(String internalName) throws IOException {
        return Files.readAllBytes(folder.resolve(internalName + ".class"));
    }

    /** Calls the only method of the name that takes as many arguments. */
    Object call(String className, String name, Object... arguments) throws Throwable {
        Method method = Arrays.stream(type(className).getDeclaredMethods())
                .filter(it -> it.getName().equals(name) && it.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
