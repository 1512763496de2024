package org.flyte.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.tools.ToolProvider;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.Outputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated types and values go through the published Python SDK and come back as they were, byte for byte. */
class PythonValuesTest {
    private static final int GROUPS = 24;
    private static final int TYPES = 12;
    private static final int VALUES_A_TYPE = 24;

    @TempDir
    Path temp;

    private final HexFormat hex = HexFormat.of();
    private int values;

    @Test
    void valuesOfGeneratedTypesKeepTheirBytesInBothLanguages() throws Exception {
        try (PythonSdk python = PythonSdk.start()) {
            for (int group = 0; group < GROUPS; group++) {
                Random random = new Random(20261123 + group);
                boolean wide = group % 2 == 0;
                GeneratedTypes types = new GeneratedTypes("G" + group, random, wide, TYPES);
                python.define(types.pythonSource());
                RecordComponent[] tops = compile("G" + group, types.javaSource());
                for (int i = 0; i < TYPES; i++) {
                    exchange(python, types.tops().get(i), tops[i], types.javaSource(), random, wide);
                }
            }
        }
        assertThat(values).isGreaterThan(10_000);
    }

    /** Arrays are equal to nothing but themselves, so where there are some the bytes alone tell. */
    private void exchange(
            PythonSdk python, GeneratedTypes.Pair type, RecordComponent top, String group, Random random, boolean wide)
            throws Exception {
        Codec codec = new Codecs().codec(top.getGenericType(), top.getAnnotatedType());
        assertThat(hex.formatHex(codec.type().toByteArray())).as(type.java()).isEqualTo(python.type(type.python()));

        RandomValues source = new RandomValues(random);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < VALUES_A_TYPE; i++) {
            Object value = source.of(top.getGenericType());
            String literal = write(codec, value);
            assertThat(write(codec, read(codec, literal))).as(type.java()).isEqualTo(literal);
            if (!group.contains("byte[]")) {
                assertThat(read(codec, literal)).as(type.java()).isEqualTo(value);
            }
            written.add(literal);
        }
        assertThat(python.again(type.python(), written))
                .as("Java, Python: %s", type)
                .isEqualTo(written);

        if (wide) {
            List<String> made = python.make(type.python(), VALUES_A_TYPE, random.nextInt());
            List<String> back = new ArrayList<>();
            for (String literal : made) {
                back.add(write(codec, read(codec, literal)));
            }
            assertThat(python.again(type.python(), back))
                    .as("Python, Java: %s", type)
                    .isEqualTo(made);
            values += made.size();
        }
        values += written.size();
    }

    private RecordComponent[] compile(String name, String source) throws IOException, ReflectiveOperationException {
        Path file = Files.writeString(temp.resolve(name + ".java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        temp.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        file.toString());
        assertThat(status).as(source).isZero();
        URLClassLoader classes =
                new URLClassLoader(new URL[] {temp.toUri().toURL()}, getClass().getClassLoader());
        return Class.forName(name + "$Tops", true, classes).getRecordComponents();
    }

    private String write(Codec codec, Object value) throws IOException {
        byte[] outputs = Outputs.write(Codec.writePresent(codec, value));
        byte[] literal = org.flyte.idl.task.Outputs.parseFrom(outputs)
                .getLiterals(0)
                .getValue()
                .toByteArray();
        return literal.length == 0 ? "-" : hex.formatHex(literal);
    }

    private Object read(Codec codec, String literal) throws IOException {
        byte[] message = literal.equals("-") ? new byte[0] : hex.parseHex(literal);
        byte[] outputs = org.flyte.idl.task.Outputs.newBuilder()
                .addLiterals(NamedLiteral.newBuilder()
                        .setName(Outputs.NAME)
                        .setValue(org.flyte.idl.core.Literal.parseFrom(message)))
                .build()
                .toByteArray();
        Literal read = Outputs.read(outputs, Outputs.NAME);
        return codec.read(read);
    }
}
