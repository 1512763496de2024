package org.flyte.runtime.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.flyte.idl.common.ActionIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionsSettingsTest {
    private static ActionsSettings settings(Map<String, String> environment) {
        return ActionsSettings.of(environment, ScriptedBackend.PARENT);
    }

    @ParameterizedTest
    @CsvSource({
        "flyte.flyte:8090,true,http://flyte.flyte:8090",
        "flyte.flyte:8090,1,http://flyte.flyte:8090",
        "flyte.flyte:8090,false,https://flyte.flyte:8090",
        "flyte.example.org,'',https://flyte.example.org",
        "dns:///flyte.example.org:443,'',https://flyte.example.org:443",
        "localhost:8090,'',http://localhost:8090",
        "http://10.0.0.1:80,'',http://10.0.0.1:80"
    })
    void theEndpointIsTheBackendsOwn(String address, String insecure, String endpoint) {
        ActionsSettings settings =
                settings(Map.of("_U_EP_OVERRIDE", address, "_U_INSECURE", insecure, "_U_RUN_BASE", "s3://b/r"));

        assertThat(settings.endpoint()).hasToString(endpoint);
        assertThat(settings.runBase()).isEqualTo("s3://b/r");
        assertThat(settings.token()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"_U_EP_OVERRIDE", "_U_RUN_BASE"})
    void whatTheBackendHasNotSetIsNamed(String variable) {
        Map<String, String> environment = new HashMap<>(Map.of("_U_EP_OVERRIDE", "h:1", "_U_RUN_BASE", "s3://b/r"));
        environment.remove(variable);

        assertThatThrownBy(() -> settings(environment)).hasMessageContaining(variable);
    }

    @Test
    void anActionThatDoesNotKnowWhoItIsCallsNothing() {
        Map<String, String> environment = Map.of("_U_EP_OVERRIDE", "h:1", "_U_RUN_BASE", "s3://b/r");

        assertThatThrownBy(() -> ActionsSettings.of(environment, ActionIdentifier.getDefaultInstance()))
                .hasMessageContaining("project, domain, run and name");
    }

    @Test
    void aTokenIsTakenFromTheEnvironment() {
        Map<String, String> environment =
                Map.of("_U_EP_OVERRIDE", "h:1", "_U_RUN_BASE", "s3://b/r", "EAGER_API_KEY", "t");

        assertThat(settings(environment).token()).isEqualTo("t");
        assertThat(settings(environment).toString()).doesNotContain("token=t");
    }
}
