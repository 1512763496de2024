package org.flyte.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test's method, and what runs before and after each, a parameter of the type {@link FlyteTasks}, a new one for each
 * test:
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
public final class FlyteExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(FlyteExtension.class);

    /** Called by JUnit. */
    public FlyteExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == FlyteTasks.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        if (test.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    "Each test has FlyteTasks of its own: take the parameter in the test's"
                            + " method, in @BeforeEach or in @AfterEach, not in " + parameter.getDeclaringExecutable());
        }
        FlyteTasks known = test.getStore(OURS).get(FlyteTasks.class, FlyteTasks.class);
        if (known != null) {
            return known;
        }
        FlyteTasks tasks = new FlyteTasks();
        test.getStore(OURS).put(FlyteTasks.class, tasks);
        return tasks;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        FlyteTasks tasks = test.getStore(OURS).remove(FlyteTasks.class, FlyteTasks.class);
        if (tasks != null) {
            tasks.close();
        }
    }
}
