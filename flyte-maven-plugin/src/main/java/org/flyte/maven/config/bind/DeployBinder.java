package org.flyte.maven.config.bind;

import java.util.List;
import java.util.TreeSet;
import org.flyte.maven.config.DeploySettings;

/** Reads how a deployment is done. */
final class DeployBinder {
    private static final Kind<String> OUTPUT = Choice.of(List.of("text", "json"));

    private DeployBinder() {}

    static DeploySettings bind(Element root) {
        List<String> only = root.list("only", NameText.ANY);
        return new DeploySettings(
                new TreeSet<>(only == null ? List.of() : only),
                said(root, "dryRun"),
                said(root, "force"),
                said(root.at("plan"), "failOnChange"),
                said(root, "allowSnapshots"),
                "json".equals(root.value("output", OUTPUT)),
                said(root, "explain"),
                !Boolean.FALSE.equals(root.value("deployAtEnd", NumberText.TRUTH)));
    }

    private static boolean said(Element element, String name) {
        return Boolean.TRUE.equals(element.value(name, NumberText.TRUTH));
    }
}
