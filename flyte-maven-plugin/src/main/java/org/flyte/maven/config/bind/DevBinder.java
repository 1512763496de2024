package org.flyte.maven.config.bind;

import java.util.ArrayList;
import java.util.List;
import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.config.DevSettings;
import org.flyte.maven.config.MergedTree;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/** Reads how the embedded backend is run in the foreground. */
public final class DevBinder {
    private static final int HIGHEST_PORT = 65535;
    private static final Kind<Integer> PORT = text -> {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > HIGHEST_PORT) {
            throw new BadValueException(
                    ConfigCode.BAD_PORT,
                    "'" + text + "' is not a port",
                    "write a number from 0 to 65535; 0 takes a free one");
        }
        return port;
    };

    private DevBinder() {}

    /**
     * Reads {@code <dev>} alone: no project need be there.
     *
     * @throws ProblemException with what fits no known shape, and when the port is none
     */
    public static DevSettings bind(MergedTree merged) {
        Problems problems = new Problems();
        Element dev = new Element(merged.tree(), problems).at("dev");
        Integer port = dev.value("port", PORT);
        List<Problem> all = new ArrayList<>(merged.problems());
        all.addAll(problems.all());
        if (!all.isEmpty()) {
            throw new ProblemException(all);
        }
        return new DevSettings(port == null ? 0 : port, dev.text("dataDir"));
    }
}
