package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.flyte.task.Flyte;
import org.flyte.task.Param;
import org.flyte.task.RemoteTasks;
import org.junit.jupiter.api.Test;

class RemoteInterfaceTest {
    @RemoteTasks(environment = "etl")
    interface Etl {
        String load(@Param(name = "url") String url);

        default String twice(String url) {
            return "2" + url;
        }
    }

    @Test
    void aDefaultMethodOfAnInterfaceThatIsNotPublicRuns() {
        assertThat(Flyte.remote(Etl.class).twice("x")).isEqualTo("2x");
    }
}
