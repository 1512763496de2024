package org.flyte.wire.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final RandomGenerator MIDDLE = new Random() {
        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    @Test
    void pausesDoubleUpToTheCap() {
        RetryPolicy policy = RetryPolicy.standard();
        assertThat(policy.pause(0, MIDDLE)).isEqualTo(Duration.ofMillis(500));
        assertThat(policy.pause(1, MIDDLE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.pause(4, MIDDLE)).isEqualTo(Duration.ofSeconds(8));
        assertThat(policy.pause(5, MIDDLE)).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.pause(1000, MIDDLE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void pausesAreSpreadSoThatClientsDoNotReturnTogether() {
        RetryPolicy policy = RetryPolicy.standard();
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            assertThat(policy.pause(0, random)).isBetween(Duration.ofMillis(250), Duration.ofMillis(750));
        }
        assertThat(policy.pause(0, random)).isNotEqualTo(policy.pause(0, random));
    }

    @Test
    void thereIsAlwaysAFirstAttempt() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
