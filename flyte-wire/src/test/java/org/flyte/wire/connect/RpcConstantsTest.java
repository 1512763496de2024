package org.flyte.wire.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Message;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flyte.idl.actions.ActionsProto;
import org.flyte.idl.auth.AuthProto;
import org.flyte.idl.cluster.ClusterProto;
import org.flyte.idl.dataproxy.DataproxyProto;
import org.flyte.idl.project.ProjectProto;
import org.flyte.idl.task.TaskProto;
import org.flyte.idl.trigger.TriggerProto;
import org.flyte.idl.workflow.WorkflowProto;
import org.junit.jupiter.api.Test;

class RpcConstantsTest {
    @Test
    void everyProcedureOfOurProtosHasItsConstant() throws Exception {
        Map<String, String> declared = new TreeMap<>();
        Stream.of(
                        ActionsProto.getDescriptor(),
                        AuthProto.getDescriptor(),
                        ClusterProto.getDescriptor(),
                        DataproxyProto.getDescriptor(),
                        ProjectProto.getDescriptor(),
                        TaskProto.getDescriptor(),
                        TriggerProto.getDescriptor(),
                        WorkflowProto.getDescriptor())
                .map(FileDescriptor::getServices)
                .flatMap(services -> services.stream())
                .map(ServiceDescriptor::getMethods)
                .flatMap(methods -> methods.stream())
                .forEach(method ->
                        declared.put("/" + method.getService().getFullName() + "/" + method.getName(), types(method)));
        assertThat(constants()).isEqualTo(declared);
    }

    @Test
    void onlyWhatWouldHappenTwiceIsNotRepeatable() {
        assertThat(RunRpcs.CREATE_RUN.repeatable()).isFalse();
        assertThat(RunRpcs.CREATE_RUN.repeatable(true).repeatable()).isTrue();
        assertThat(ProjectRpcs.CREATE_PROJECT.repeatable()).isFalse();
        assertThat(TaskRpcs.DEPLOY_TASK.repeatable()).isTrue();
        assertThat(DataProxyRpcs.CREATE_UPLOAD_LOCATION.repeatable()).isTrue();
    }

    private static Map<String, String> constants() throws Exception {
        Map<String, String> constants = new TreeMap<>();
        for (Class<?> group : new Class<?>[] {
            ActionsRpcs.class,
            AuthRpcs.class,
            ClusterRpcs.class,
            DataProxyRpcs.class,
            ProjectRpcs.class,
            RunRpcs.class,
            TaskRpcs.class,
            TriggerRpcs.class
        }) {
            for (Field field : group.getFields()) {
                if (field.get(null) instanceof Rpc<?, ?> rpc) {
                    Message request = (Message) rpc.requests().parseFrom(new byte[0]);
                    Message response = (Message) rpc.responses().parseFrom(new byte[0]);
                    constants.put(
                            rpc.path(),
                            request.getDescriptorForType().getFullName() + " -> "
                                    + response.getDescriptorForType().getFullName());
                }
            }
        }
        return constants;
    }

    private static String types(MethodDescriptor method) {
        return method.getInputType().getFullName() + " -> "
                + method.getOutputType().getFullName();
    }
}
