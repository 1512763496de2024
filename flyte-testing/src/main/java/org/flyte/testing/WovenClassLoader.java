package org.flyte.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import org.flyte.weaver.TaskMethods;
import org.jspecify.annotations.Nullable;

/**
 * The test's classes once more, as in a container: all of the class path anew, so with static state of their own, and tasks
 * woven. Only what is one for a process is shared: the JDK, logging, native libraries, and what a test and its actions tell
 * each other.
 */
final class WovenClassLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final List<String> SHARED = List.of(
            "org.flyte.testing.border.",
            "org.flyte.weaver.",
            "org.apache.opendal.",
            "org.jacoco.",
            "org.slf4j.",
            "ch.qos.logback.",
            "org.apache.logging.",
            "org.apache.log4j.",
            "org.apache.commons.logging.",
            "org.jboss.logging.");

    private final ClassLoader test;

    WovenClassLoader(ClassLoader test) {
        super(test);
        this.test = test;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            URL file = SHARED.stream().anyMatch(name::startsWith) ? null : file(name);
            return file == null ? super.loadClass(name, resolve) : define(name, file);
        }
    }

    /** Null for a class of the JDK's, and for one that the test's loader made without a file. */
    private @Nullable URL file(String name) {
        URL file = test.getResource(name.replace('.', '/') + ".class");
        return file == null || file.getProtocol().equals("jrt") ? null : file;
    }

    private Class<?> define(String name, URL file) throws ClassNotFoundException {
        try {
            URLConnection connection = file.openConnection();
            byte[] bytes;
            try (InputStream in = connection.getInputStream()) {
                bytes = TaskMethods.woven(in.readAllBytes());
            }
            CodeSource source = new CodeSource(root(connection, name), (Certificate[]) null);
            return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(source, null, this, null));
        } catch (IOException | IllegalArgumentException e) {
            throw new ClassNotFoundException(name + " cannot be woven: " + e.getMessage(), e);
        }
    }

    /** The jar or the folder that a class is from, as its code source has it. */
    private static URL root(URLConnection connection, String name) throws IOException {
        URL file = connection.getURL();
        if (connection instanceof JarURLConnection jar) {
            return jar.getJarFileURL();
        }
        String text = file.toString();
        int inside = name.length() + ".class".length();
        try {
            return new URI(text.substring(0, text.length() - inside)).toURL();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return file;
        }
    }
}
