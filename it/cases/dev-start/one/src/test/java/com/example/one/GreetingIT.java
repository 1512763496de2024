package com.example.one;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.time.Duration;
import org.flyte.client.FlyteClient;
import org.flyte.client.RunFollower;
import org.flyte.client.RunListener;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.core.Literal;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.wire.connect.ConnectTransport;
import org.junit.jupiter.api.Test;

/** Runs the task that the build has deployed, on the backend that the build has started. */
class GreetingIT {
    @Test
    void theDeployedTaskGreets() {
        assertNotEquals("true", System.getProperty("it.fails"), "asked to fail");
        FlyteClient client = new FlyteClient(
                ConnectTransport.to(URI.create(System.getProperty("flyte.endpoint"))).build());
        TaskIdentifier task = TaskIdentifier.newBuilder()
                .setProject("forecasting")
                .setDomain("production")
                .setName("one.greet")
                .build();
        String version = client.newestVersion(task).orElseThrow();
        Literal.Builder name = Literal.newBuilder();
        name.getScalarBuilder().getPrimitiveBuilder().setStringValue("tests");
        Inputs.Builder inputs = Inputs.newBuilder();
        inputs.addLiteralsBuilder().setName("name").setValue(name);

        ActionIdentifier root = client.createRun(CreateRunRequest.newBuilder()
                        .setProjectId(ProjectIdentifier.newBuilder()
                                .setName("forecasting")
                                .setDomain("production"))
                        .setTaskId(task.toBuilder().setVersion(version))
                        .setInputs(inputs)
                        .build())
                .getAction()
                .getId();

        ActionDetails details =
                new RunFollower(client).follow(root.getRun(), RunListener.SILENT, Duration.ofMinutes(1));
        assertEquals(ActionPhase.ACTION_PHASE_SUCCEEDED, details.getStatus().getPhase(), details.toString());
        assertEquals(
                "Hello, tests, from one!",
                client.actionData(root)
                        .getOutputs()
                        .getLiterals(0)
                        .getValue()
                        .getScalar()
                        .getPrimitive()
                        .getStringValue());
    }
}
