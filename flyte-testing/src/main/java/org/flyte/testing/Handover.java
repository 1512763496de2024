package org.flyte.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.flyte.weaver.WovenClass;
import org.jspecify.annotations.Nullable;

/** Makes what a woven task threw a throwable of the test's own classes: the same class, message, fields, causes and trace. */
final class Handover {
    private static final int MOST_CAUSES = 100;

    private Handover() {}

    static Throwable of(Throwable thrown, ClassLoader test) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(thrown);
            }
            try (ObjectInputStream in = new Reader(new ByteArrayInputStream(bytes.toByteArray()), test)) {
                Throwable own = (Throwable) in.readObject();
                tell(own);
                return own;
            }
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            IllegalStateException stand = new IllegalStateException("The task threw " + thrown
                    + ", which holds what cannot be serialised, so the test gets only its text (" + e + ")");
            stand.setStackTrace(thrown.getStackTrace());
            tell(stand);
            return stand;
        }
    }

    /** Weaving moves a task's body to a method of another name, which is no matter of the test's. */
    private static void tell(Throwable thrown) {
        @Nullable Throwable told = thrown;
        for (int depth = 0; told != null && depth < MOST_CAUSES; depth++) {
            StackTraceElement[] frames = told.getStackTrace();
            for (int i = 0; i < frames.length; i++) {
                StackTraceElement frame = frames[i];
                if (frame.getMethodName().endsWith(WovenClass.TWIN)) {
                    frames[i] = new StackTraceElement(
                            frame.getClassName(),
                            frame.getMethodName().replace(WovenClass.TWIN, ""),
                            frame.getFileName(),
                            frame.getLineNumber());
                }
            }
            told.setStackTrace(frames);
            told = told.getCause();
        }
    }

    private static final class Reader extends ObjectInputStream {
        private final ClassLoader classes;

        private Reader(InputStream bytes, ClassLoader classes) throws IOException {
            super(bytes);
            this.classes = classes;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, classes);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description);
            }
        }
    }
}
