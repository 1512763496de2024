package org.flyte.devserver;

import java.nio.file.Path;
import java.time.Duration;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.wire.connect.TaskRpcs;

/** A server in a process of its own that deploys and runs, parents with children, and tells what it has done, until it is killed. */
final class LoadedServer {
    private LoadedServer() {}

    public static void main(String[] args) throws Exception {
        Backend backend = new Backend(DevServerOptions.in(Path.of(args[0]))
                .withStopGrace(Duration.ofSeconds(2))
                .withMaxProcesses(4));
        for (int worker = 0; worker < 3; worker++) {
            String name = args[1] + worker;
            new Thread(() -> work(backend, name)).start();
        }
    }

    private static void work(Backend backend, String name) {
        try {
            for (int i = 0; ; i++) {
                once(backend, name + "x" + i, i);
            }
        } catch (Exception e) {
            say("fault " + e);
        }
    }

    private static void once(Backend backend, String name, int value) throws Exception {
        TaskSpec echo = Shell.files("echo", "sleep 0.05; " + Shell.ECHO).build();
        backend.call(
                TaskRpcs.DEPLOY_TASK,
                DeployTaskRequest.newBuilder()
                        .setTaskId(task(name))
                        .setSpec(echo)
                        .build());
        say("deployed " + name);
        backend.start(CreateRunRequest.newBuilder()
                .setRunId(Backend.run(name))
                .setTaskSpec(Shell.files("parent", "sleep 600 & sleep 0.1; " + Shell.ECHO + "; kill $!"))
                .setInputs(Shell.inputs("o0", value)));
        say("started " + name);
        Offspring children = new Offspring(backend, name);
        children.enqueue(children.action("a0", "child", echo, Shell.inputs("o0", value)));
        children.await("a0", 1);
        backend.await(name);
        say("done " + name + " " + value);
    }

    static TaskIdentifier task(String version) {
        return TaskIdentifier.newBuilder()
                .setProject(Backend.PROJECT)
                .setDomain(Backend.DOMAIN)
                .setName("env.echo")
                .setVersion(version)
                .build();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }
}
