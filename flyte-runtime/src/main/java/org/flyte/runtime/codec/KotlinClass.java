package org.flyte.runtime.codec;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Kotlin's compiler leaves in a class file and reflection does not show: what may be null, and which field each
 * {@code componentN} of a data class reads. Java's classes are never read for it.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">The class file format</a>
 */
public final class KotlinClass {
    private static final String METADATA = "kotlin.Metadata";
    private static final String NULLABLE = "Lorg/jetbrains/annotations/Nullable;";
    private static final int ALOAD_0 = 0x2a;
    private static final int GETFIELD = 0xb4;

    private final Set<String> nullable = new HashSet<>();
    private final Map<String, String> fieldsRead = new HashMap<>();
    private final ConstantPool constants;

    private KotlinClass(DataInputStream in) throws IOException {
        in.readLong();
        constants = new ConstantPool(in);
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        for (int fields = in.readUnsignedShort(); fields > 0; fields--) {
            in.readUnsignedShort();
            String name = constants.text(in.readUnsignedShort());
            in.readUnsignedShort();
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                readOfAny(name, constants.text(in.readUnsignedShort()), in.readNBytes(in.readInt()));
            }
        }
        for (int methods = in.readUnsignedShort(); methods > 0; methods--) {
            in.readUnsignedShort();
            String name = constants.text(in.readUnsignedShort());
            String method = name + constants.text(in.readUnsignedShort());
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                String attribute = constants.text(in.readUnsignedShort());
                byte[] content = in.readNBytes(in.readInt());
                readOfAny(method, attribute, content);
                readOfMethod(name, method, attribute, content);
            }
        }
    }

    /** Returns null where the class is not from Kotlin, or has no class file. */
    public static @Nullable KotlinClass of(Class<?> type) {
        if (!isKotlin(type)) {
            return null;
        }
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in == null
                    ? null
                    : new KotlinClass(new DataInputStream(new ByteArrayInputStream(in.readAllBytes())));
        } catch (IOException e) {
            throw new IllegalStateException("The class file of " + type.getName() + " cannot be read", e);
        }
    }

    static boolean isKotlin(Class<?> type) {
        for (Annotation annotation : type.getDeclaredAnnotations()) {
            if (annotation.annotationType().getName().equals(METADATA)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the field's type is {@code T?}. */
    boolean isNullable(String field) {
        return nullable.contains(field);
    }

    /** Whether a method may return null. */
    public boolean mayReturnNull(Method method) {
        return nullable.contains(key(method));
    }

    /** Whether a method's parameter may be null. */
    public boolean isNullable(Method method, int parameter) {
        return nullable.contains(key(method) + parameter);
    }

    private static String key(Method method) {
        return method.getName()
                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString();
    }

    /** The field that a method without parameters returns, and does nothing else; null for other methods. */
    @Nullable
    String fieldRead(String method) {
        return fieldsRead.get(method);
    }

    private void readOfAny(String member, String attribute, byte[] content) throws IOException {
        if (attribute.equals("RuntimeInvisibleAnnotations")) {
            readAnnotations(member, new DataInputStream(new ByteArrayInputStream(content)));
        }
    }

    private void readOfMethod(String name, String method, String attribute, byte[] content) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        if (attribute.equals("RuntimeInvisibleParameterAnnotations")) {
            int parameters = in.readUnsignedByte();
            for (int i = 0; i < parameters; i++) {
                readAnnotations(method + i, in);
            }
        } else if (attribute.equals("Code")) {
            in.readInt();
            byte[] code = in.readNBytes(in.readInt());
            if (code.length == 5 && (code[0] & 0xff) == ALOAD_0 && (code[1] & 0xff) == GETFIELD) {
                fieldsRead.put(name, constants.memberName(((code[2] & 0xff) << 8) | (code[3] & 0xff)));
            }
        }
    }

    private void readAnnotations(String owner, DataInputStream in) throws IOException {
        for (int annotations = in.readUnsignedShort(); annotations > 0; annotations--) {
            if (annotation(in).equals(NULLABLE)) {
                nullable.add(owner);
            }
        }
    }

    /** Reads an annotation to its end and returns its type's descriptor. */
    private String annotation(DataInputStream in) throws IOException {
        String type = constants.text(in.readUnsignedShort());
        for (int members = in.readUnsignedShort(); members > 0; members--) {
            in.readUnsignedShort();
            skipMember(in);
        }
        return type;
    }

    private void skipMember(DataInputStream in) throws IOException {
        switch (in.readUnsignedByte()) {
            case 'e' -> in.readInt();
            case '@' -> annotation(in);
            case '[' -> {
                for (int members = in.readUnsignedShort(); members > 0; members--) {
                    skipMember(in);
                }
            }
            default -> in.readUnsignedShort();
        }
    }

    /** The texts and references of a class file. */
    private static final class ConstantPool {
        private final List<@Nullable String> texts = new ArrayList<>();
        private final List<Integer> second = new ArrayList<>();
        private final List<Integer> first = new ArrayList<>();

        ConstantPool(DataInputStream in) throws IOException {
            add(null, 0, 0);
            for (int count = in.readUnsignedShort(); texts.size() < count; ) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> add(in.readUTF(), 0, 0);
                    case 3, 4 -> add(null, in.readUnsignedShort(), in.readUnsignedShort());
                    case 5, 6 -> {
                        in.readLong();
                        add(null, 0, 0);
                        add(null, 0, 0);
                    }
                    case 7, 8, 16, 19, 20 -> add(null, in.readUnsignedShort(), 0);
                    case 9, 10, 11, 12, 17, 18 -> add(null, in.readUnsignedShort(), in.readUnsignedShort());
                    case 15 -> add(null, in.readUnsignedByte(), in.readUnsignedShort());
                    default -> throw new IOException("constant of kind " + tag);
                }
            }
        }

        private void add(@Nullable String text, int one, int two) {
            texts.add(text);
            first.add(one);
            second.add(two);
        }

        String text(int index) {
            String text = texts.get(index);
            return text == null ? "" : text;
        }

        /** The name of the member that a reference to a field is of. */
        String memberName(int reference) {
            return text(first.get(second.get(reference)));
        }
    }
}
