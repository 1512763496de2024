package org.flyte.runtime.container;

import com.google.protobuf.BoolValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.specs.Specs;
import org.flyte.idl.task.TaskSpec;

/** A code bundle as the plugin makes it of classes and their tasks. */
final class Bundle {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Specs.Builder specs = Specs.newBuilder();

    /** All of a class's methods are tasks. */
    static Bundle of(Class<?>... taskClasses) throws IOException {
        Bundle bundle = new Bundle();
        for (Class<?> type : taskClasses) {
            bundle.file(path(type), classFile(type));
            bundle.anonymous(type);
            bundle.tasks(type);
        }
        return bundle;
    }

    private void anonymous(Class<?> type) throws IOException {
        for (Class<?> named : type.getDeclaredClasses()) {
            file(path(named), classFile(named));
        }
        try {
            for (int i = 1; ; i++) {
                Class<?> nested = Class.forName(type.getName() + "$" + i);
                file(path(nested), classFile(nested));
            }
        } catch (ClassNotFoundException e) {
            // The one after the last.
        }
    }

    Bundle tasks(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isSynthetic()) {
                specs.addEntries(entry(method));
            }
        }
        return this;
    }

    /** All tasks say that they leave reports. */
    Bundle withReports() {
        for (Entry.Builder entry : specs.getEntriesBuilderList()) {
            entry.getSpecBuilder().getTaskTemplateBuilder().getMetadataBuilder().setGeneratesDeck(BoolValue.of(true));
        }
        return this;
    }

    Bundle file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    Map<String, byte[]> content() {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put("META-INF/flyte/specs.pb", specs.build().toByteArray());
        return all;
    }

    byte[] tarGz() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : content().entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] jarOf(Class<?> type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new JarEntry(path(type)));
            jar.write(classFile(type));
            jar.closeEntry();
        }
        return bytes.toByteArray();
    }

    static String path(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream content = type.getClassLoader().getResourceAsStream(path(type))) {
            return content.readAllBytes();
        }
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Entry entry(Method method) {
        Entry.Builder entry = Entry.newBuilder()
                .setClassName(method.getDeclaringClass().getName())
                .setMethod(method.getName())
                .setMethodDescriptor(MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString())
                .setSpec(TaskSpec.newBuilder().setShortName(method.getName()));
        List.of(method.getParameters()).forEach(parameter -> entry.addParameters(parameter.getName()));
        return entry.build();
    }
}
