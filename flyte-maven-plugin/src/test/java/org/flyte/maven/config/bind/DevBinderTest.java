package org.flyte.maven.config.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.client.config.AuthSettings;
import org.flyte.client.config.ConfigKey;
import org.flyte.client.config.FlyteConfig;
import org.flyte.maven.config.ConfigSources;
import org.flyte.maven.config.DevSettings;
import org.flyte.maven.config.Goal;
import org.flyte.maven.config.Merge;
import org.flyte.maven.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevBinderTest {
    @Test
    void whereNothingIsSaidAFreePortIsTaken() {
        assertThat(dev(Map.of())).isEqualTo(new DevSettings(0, null));
    }

    @Test
    void theHighestPortAndAFolderAreTaken() {
        assertThat(dev(Map.of("flyte.dev.port", "65535", "flyte.dev.dataDir", "data")))
                .isEqualTo(new DevSettings(65535, "data"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "http", "123456"})
    void whatIsNoPortIsRefusedWithWhereItWasSaid(String port) {
        assertThatThrownBy(() -> dev(Map.of("flyte.dev.port", port)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'" + port + "' is not a port")
                .hasMessageContaining("-Dflyte.dev.port");
    }

    private static DevSettings dev(Map<String, String> user) {
        FlyteConfig none =
                new FlyteConfig(null, new EnumMap<>(ConfigKey.class), new TreeMap<>(), AuthSettings.DEFAULT, List.of());
        ConfigSources sources = new ConfigSources(new TreeMap<>(user), Configured.tree(""), Map.of(), file -> none);
        return DevBinder.bind(Merge.of(sources, Configured.PROJECT, Goal.INDEX));
    }
}
