package org.flyte.maven.config.bind;

import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.config.Goal;
import org.jspecify.annotations.Nullable;

/** Reads under which version code is registered, and how it travels. */
final class VersionBinder {
    private static final String PRODUCTION = "production";
    private static final Kind<String> VERSION = text -> {
        if (text.length() > NameText.LONGEST) {
            throw new BadValueException(
                    ConfigCode.BAD_VERSION,
                    "'" + text + "' has " + text.length() + " characters, Flyte takes " + NameText.LONGEST,
                    "write a shorter version");
        }
        return text;
    };
    private static final Kind<CopyStyle> STYLE = text -> CopyStyle.named(text)
            .orElseThrow(() -> new BadValueException(
                    ConfigCode.BAD_COPY_STYLE, "'" + text + "' is no way to copy code", "write classes, all or none"));

    private final Goal goal;
    private final Problems problems;

    VersionBinder(Goal goal, Problems problems) {
        this.goal = goal;
        this.problems = problems;
    }

    @Nullable
    String version(Element root, String domain) {
        String version = root.value("deployVersion", VERSION);
        boolean allowed = Boolean.TRUE.equals(root.value("allowSnapshots", NumberText.TRUTH));
        if (version != null
                && version.endsWith("-SNAPSHOT")
                && domain.equals(PRODUCTION)
                && !allowed
                && (goal == Goal.DEPLOY || goal == Goal.PLAN)) {
            root.at("deployVersion")
                    .problem(
                            ValueCode.SNAPSHOT_IN_PRODUCTION,
                            "'" + version + "' will be another thing tomorrow, and the domain is production",
                            "deploy a release, leave <deployVersion> out to have it computed, or set <allowSnapshots>");
        }
        return version;
    }

    CopyStyle copyStyle(Element root) {
        CopyStyle style = root.value("copyStyle", STYLE);
        if (style == CopyStyle.NONE && goal != Goal.INDEX && !root.says("deployVersion")) {
            problems.add(
                    ConfigCode.NO_VERSION,
                    "with copyStyle none all code is in the image, and nobody said its version",
                    "<deployVersion>",
                    "set <deployVersion> in the plugin's configuration or -Dflyte.deployVersion");
        }
        return style == null ? CopyStyle.CLASSES : style;
    }
}
