package org.flyte.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * Calls back when Maven has built all modules, before it sums up. A plugin that is no extension is told of that by the
 * session's listener only, so that one is wrapped.
 */
final class SessionEnd {
    private static final String LISTENING = SessionEnd.class.getName();

    private SessionEnd() {}

    /**
     * Lets an action run then.
     *
     * @param shared what is kept once a session, locked by the caller
     * @param key the first action of each key is the only one
     */
    static void call(MavenSession session, Map<String, Object> shared, String key, Runnable action) {
        if (shared.putIfAbsent(LISTENING + " " + key, true) != null) {
            return;
        }
        ExecutionListener before = session.getRequest().getExecutionListener();
        session.getRequest().setExecutionListener(wrapped(before, action));
    }

    @SuppressWarnings("ReferenceEquality") // A proxy is equal to itself only.
    private static ExecutionListener wrapped(@Nullable ExecutionListener before, Runnable action) {
        return (ExecutionListener) Proxy.newProxyInstance(
                SessionEnd.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "equals" -> proxy == arguments[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> LISTENING;
                        };
                    }
                    if (method.getName().equals("sessionEnded")) {
                        action.run();
                    }
                    try {
                        return before == null ? null : method.invoke(before, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
