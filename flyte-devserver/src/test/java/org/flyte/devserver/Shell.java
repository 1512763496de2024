package org.flyte.devserver;

import java.io.IOException;
import java.nio.file.Path;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.ResourceType;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;

/** Tasks that are shell scripts: the real thing, but quickly started. */
public final class Shell {
    /** Inputs and outputs have the same form on disk, so a copy is a task that returns what it was given. */
    public static final String ECHO = "cp \"$IN\" \"$OUT/outputs.pb\"";

    /** What a void task leaves: one output o0 that is none. */
    public static final String VOID =
            "printf '\\012\\012\\012\\002o0\\022\\004\\012\\002\\052\\000' > \"$OUT/outputs.pb\"";

    private Shell() {}

    /** A task whose script sees the inputs' file as $IN and the output folder as $OUT. */
    public static TaskSpec.Builder task(String name, String script) {
        TaskSpec.Builder spec = TaskSpec.newBuilder().setShortName(name);
        spec.getEnvironmentBuilder().setName("env");
        spec.getTaskTemplateBuilder()
                .setType("python")
                .setContainer(Container.newBuilder()
                        .setImage(Backend.IMAGE)
                        .addCommand("/bin/sh")
                        .addCommand("-c")
                        .addArgs("IN=\"$1\"; OUT=\"$2\"; " + script)
                        .addArgs("task")
                        .addArgs("{{.input}}")
                        .addArgs("{{.outputPrefix}}")
                        .addEnv(KeyValuePair.newBuilder().setKey("X").setValue("of the task")));
        spec.getTaskTemplateBuilder()
                .getIdBuilder()
                .setResourceType(ResourceType.TASK)
                .setProject(Backend.PROJECT)
                .setDomain(Backend.DOMAIN)
                .setName("env." + name)
                .setVersion("v1");
        spec.getTaskTemplateBuilder().getMetadataBuilder().getRuntimeBuilder().setVersion("2.12.1");
        return spec;
    }

    /** The same for a script that takes paths without the scheme. */
    public static TaskSpec.Builder files(String name, String script) {
        return task(name, "IN=\"${IN#file://}\"; OUT=\"${OUT#file://}\"; " + script);
    }

    /** Makes a named pipe, which a script reads from until a test writes to it. */
    public static Path fifo(Path file) throws IOException, InterruptedException {
        if (new ProcessBuilder("mkfifo", file.toString()).start().waitFor() != 0) {
            throw new IOException("mkfifo " + file + " failed");
        }
        return file;
    }

    public static Inputs inputs(String name, long value) {
        Inputs.Builder inputs = Inputs.newBuilder();
        inputs.addLiteralsBuilder().setName(name).setValue(integer(value));
        return inputs.build();
    }

    public static Literal integer(long value) {
        return Literal.newBuilder()
                .setScalar(
                        Scalar.newBuilder().setPrimitive(Primitive.newBuilder().setInteger(value)))
                .build();
    }
}
