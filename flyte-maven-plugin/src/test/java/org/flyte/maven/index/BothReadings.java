package org.flyte.maven.index;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.flyte.idl.core.LiteralType;
import org.flyte.runtime.codec.Codec;
import org.flyte.runtime.codec.Codecs;
import org.flyte.runtime.codec.UnsupportedTypeException;
import org.flyte.runtime.task.Signature;
import org.flyte.weaver.SourceLanguage;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What the plugin makes of the class file of a task, and the runtime of the loaded class. */
final class BothReadings implements AutoCloseable {
    private final Path classes;
    private final URLClassLoader loader;

    BothReadings(Path classes) throws IOException {
        this.classes = classes;
        this.loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, BothReadings.class.getClassLoader());
    }

    /**
     * The type of a method's one parameter.
     *
     * @param plugin as hexadecimal digits of its message, or what starts with {@code refused: }
     * @param runtime the same
     */
    record Reading(String method, String plugin, String runtime) {
        boolean isAccepted() {
            return !plugin.startsWith("refused");
        }
    }

    /** The readings of all static methods with one parameter of a class. */
    List<Reading> of(String className) throws IOException, ReflectiveOperationException {
        ClassNode node = new ClassNode();
        new ClassReader(Files.readAllBytes(classes.resolve(className + ".class"))).accept(node, 0);
        List<Reading> readings = new ArrayList<>();
        for (MethodNode method : node.methods) {
            if (method.name.startsWith("t")) {
                readings.add(new Reading(method.name, plugin(method), runtime(method(className, method.name))));
            }
        }
        return readings;
    }

    Codec codec(String className, String method) throws ReflectiveOperationException {
        return codec(method(className, method));
    }

    /** The outputs of a class's method {@code t} by their names, as the runtime reads them. */
    Map<String, LiteralType> outputs(String className) throws ReflectiveOperationException, IOException {
        Map<String, LiteralType> outputs = new HashMap<>();
        // The runtime's types have another package once it is a jar.
        for (var output :
                Signature.of(method(className, "t"), List.of()).resultTypes().entrySet()) {
            outputs.put(output.getKey(), LiteralType.parseFrom(output.getValue().toByteArray()));
        }
        return outputs;
    }

    /** What the class's own method says is a value of the type. */
    Object value(String className) throws ReflectiveOperationException {
        Method value = method(className, "value");
        value.setAccessible(true);
        return value.invoke(null);
    }

    private String plugin(MethodNode method) {
        ClassPath path = ClassPath.of(List.of(classes));
        ClassSource source = name -> path.find(name).or(() -> loaded(name));
        try {
            JavaType type = MethodTypes.of(method, SourceLanguage.JAVA, source)
                    .parameters()
                    .get(0);
            byte[] message = new TypeMapper(source).map(type, "p").toByteArray();
            return HexFormat.of().formatHex(message);
        } catch (org.flyte.maven.index.UnsupportedTypeException e) {
            return "refused: " + e.what() + "; " + e.fix();
        }
    }

    private static java.util.Optional<ClassNode> loaded(String name) {
        try (var in = BothReadings.class.getResourceAsStream("/" + name + ".class")) {
            if (in == null) {
                return java.util.Optional.empty();
            }
            ClassNode node = new ClassNode();
            new ClassReader(in.readAllBytes()).accept(node, 0);
            return java.util.Optional.of(node);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String runtime(Method method) {
        try {
            return HexFormat.of().formatHex(codec(method).type().toByteArray());
        } catch (UnsupportedTypeException e) {
            return "refused: " + e.getMessage();
        }
    }

    private Method method(String className, String name) throws ReflectiveOperationException {
        return Arrays.stream(loader.loadClass(className).getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Codec codec(Method method) {
        return new Codecs().codec(method.getGenericParameterTypes()[0], method.getAnnotatedParameterTypes()[0]);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
