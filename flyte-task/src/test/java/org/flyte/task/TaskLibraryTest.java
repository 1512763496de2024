package org.flyte.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;

class TaskLibraryTest {

    @Environment("training")
    private static final class Declared {
        @Task(
                name = "fit",
                shortName = "Fit",
                cache = CacheBehavior.AUTO,
                retries = 3,
                timeout = "2h",
                interruptible = true)
        @Environment("gpu")
        static String train(
                @Param(name = "learning_rate", description = "Step size", defaultValue = "0.1") double rate) {
            return String.valueOf(rate);
        }

        @Task
        static void plain() {}
    }

    private record Settings(@Param(name = "api_url") String apiUrl) {}

    @Test
    void aTaskKeepsWhatItsAuthorWroteAtRunTime() throws Exception {
        var method = Declared.class.getDeclaredMethod("train", double.class);
        var task = method.getAnnotation(Task.class);
        assertThat(task.name()).isEqualTo("fit");
        assertThat(task.shortName()).isEqualTo("Fit");
        assertThat(task.cache()).isEqualTo(CacheBehavior.AUTO);
        assertThat(task.retries()).isEqualTo(3);
        assertThat(task.timeout()).isEqualTo("2h");
        assertThat(task.interruptible()).isTrue();
        assertThat(method.getAnnotation(Environment.class).value()).isEqualTo("gpu");
        assertThat(Declared.class.getAnnotation(Environment.class).value()).isEqualTo("training");
    }

    @Test
    void everythingIsOptional() throws Exception {
        var task = Declared.class.getDeclaredMethod("plain").getAnnotation(Task.class);
        assertThat(task.name()).isEmpty();
        assertThat(task.shortName()).isEmpty();
        assertThat(task.cache()).isEqualTo(CacheBehavior.DISABLE);
        assertThat(task.retries()).isEqualTo(-1);
        assertThat(task.timeout()).isEmpty();
        assertThat(task.interruptible()).isFalse();
    }

    @Test
    void parametersAndRecordComponentsCarryTheirWireName() throws Exception {
        var parameter = Declared.class.getDeclaredMethod("train", double.class).getParameters()[0];
        assertThat(parameter.getAnnotation(Param.class).name()).isEqualTo("learning_rate");
        assertThat(parameter.getAnnotation(Param.class).description()).isEqualTo("Step size");
        assertThat(parameter.getAnnotation(Param.class).defaultValue()).isEqualTo("0.1");
        RecordComponent component = Settings.class.getRecordComponents()[0];
        assertThat(component.getAnnotation(Param.class).name()).isEqualTo("api_url");
    }

    @Test
    void aNonRecoverableExceptionNeedsNoThrowsClauseAndKeepsItsCause() {
        var cause = new IllegalStateException("bad data");
        assertThat(new NonRecoverableException("stop", cause))
                .isInstanceOf(RuntimeException.class)
                .hasMessage("stop")
                .hasCause(cause);
        assertThat(new NonRecoverableException(cause)).hasMessageContaining("bad data");
        assertThat(new NonRecoverableException("stop")).hasNoCause();
    }
}
