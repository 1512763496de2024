package org.flyte.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test's method a parameter of the type {@link FlyteTasks}:
 *
 * <pre>{@code
 * @ExtendWith(FlyteExtension.class)
 * class HelloTest {
 *     @Test
 *     void greets(FlyteTasks tasks) throws Exception {
 *         assertThat(tasks.call(Hello.class, "myTask", "World")).isEqualTo("Hello, World!");
 *     }
 * }
 * }</pre>
 */
public final class FlyteExtension implements ParameterResolver {
    private static final FlyteTasks TASKS = new FlyteTasks();

    /** Called by JUnit. */
    public FlyteExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == FlyteTasks.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return TASKS;
    }
}
