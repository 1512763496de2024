package org.flyte.test.cluster;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flyte.client.value.InputJson;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.task.Inputs;

/** A task as it is registered; run as a cluster does, in a container of its image, with all files in the object store. */
public final class RegisteredTask {
    private final TestCluster cluster;
    private final TaskTemplate template;

    RegisteredTask(TestCluster cluster, TaskTemplate template) {
        this.cluster = cluster;
        this.template = template;
    }

    /** The image that it runs in. */
    public String image() {
        return template.getContainer().getImage();
    }

    /** The same task, run in another image than it is registered with. */
    public RegisteredTask in(String otherImage) {
        Container container =
                template.getContainer().toBuilder().setImage(otherImage).build();
        return new RegisteredTask(
                cluster, template.toBuilder().setContainer(container).build());
    }

    /** The command and the arguments that start it. */
    public List<String> command() {
        List<String> command = new ArrayList<>(template.getContainer().getCommandList());
        command.addAll(template.getContainer().getArgsList());
        return command;
    }

    /**
     * Its result; the container must end well.
     *
     * @param inputs by name, each as JSON would have it
     * @return outputs by name, each as JSON would have it
     */
    public Map<String, Object> run(Map<String, ?> inputs) throws IOException {
        return attempt(inputs, List.of()).outputs();
    }

    /**
     * One attempt, however it ends.
     *
     * @param options of {@code docker run}
     */
    public Attempt attempt(Map<String, ?> inputs, List<String> options) throws IOException {
        Attempt.Folder folder = new Attempt.Folder(cluster.store(), "run " + UUID.randomUUID());
        folder.write("inputs.pb", wire(inputs).toByteArray());
        Container container = template.getContainer();
        List<String> words =
                new ArrayList<>(List.of("run", "--rm", "--network=host", "--entrypoint", container.getCommand(0)));
        words.addAll(options);
        container
                .getEnvList()
                .forEach(variable -> words.addAll(List.of("-e", variable.getKey() + "=" + variable.getValue())));
        cluster.store().environment().forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
        words.add(container.getImage());
        words.addAll(container.getCommandList().subList(1, container.getCommandCount()));
        for (String argument : container.getArgsList()) {
            words.add(filledIn(argument, folder));
        }
        return new Attempt(cluster.engine().docker(words).end(), folder, template.getInterface());
    }

    /** The backend's own part: its variables become places in the store, where the bundle is as well. */
    private static String filledIn(String argument, Attempt.Folder folder) throws IOException {
        if (argument.startsWith("file://")) {
            folder.write("bundle+1.tgz", Files.readAllBytes(Path.of(URI.create(argument))));
            return folder.uri("bundle+1.tgz");
        }
        return argument.replaceAll("(?i)\\{\\{\\.input}}", folder.uri("inputs.pb"))
                .replaceAll("(?i)\\{\\{\\.(outputPrefix|rawOutputDataPrefix)}}", folder.uri("out"));
    }

    private Inputs wire(Map<String, ?> inputs) {
        Inputs.Builder wire = Inputs.newBuilder();
        Gson gson = new Gson();
        for (VariableEntry variable : template.getInterface().getInputs().getVariablesList()) {
            if (inputs.containsKey(variable.getKey())) {
                Object value = inputs.get(variable.getKey());
                // A script's text is seldom a String.
                JsonElement json = gson.toJsonTree(value instanceof CharSequence text ? text.toString() : value);
                wire.addLiteralsBuilder()
                        .setName(variable.getKey())
                        .setValue(InputJson.parse(json, variable.getValue().getType()));
            }
        }
        return wire.build();
    }
}
