package org.flyte.maven.index;

/**
 * What of a spec or trigger of ours is not what the Python SDK makes of the same declaration. The page wire.md says why, under
 * the same names.
 */
enum WireDifference {
    FLAVOR("task_template\\.metadata\\.runtime\\.flavor", "`runtime.flavor`"),
    DISCOVERY_VERSION("task_template\\.metadata\\.discovery_version", "`discovery_version`"),
    DEBUGGABLE("task_template\\.metadata\\.debuggable", "`debuggable`"),
    COMMAND(
            "task_template\\.(container|k8s_pod\\.pod_spec\\.fields\\.containers\\.list_value\\.values\\[\\d+]"
                    + "\\.struct_value\\.fields)\\.command.*",
            "`command`"),
    ARGUMENTS(
            "task_template\\.(container|k8s_pod\\.pod_spec\\.fields\\.containers\\.list_value\\.values\\[\\d+]"
                    + "\\.struct_value\\.fields)\\.args.*",
            "`args`"),
    OUTPUT_DESCRIPTION(
            "task_template\\.interface\\.outputs\\.variables\\[0]\\.value\\.description", "description of `o0`"),
    TRIGGER_QUEUE("triggers\\[\\d+]\\.spec\\.run_spec\\.queue", "`run_spec.queue`"),
    TIME_INPUT("triggers\\[\\d+]\\.automation_spec\\.schedule\\.kickoff_time_input_arg", "`kickoff_time_input_arg`");

    private final String path;
    private final String title;

    WireDifference(String path, String title) {
        this.path = path;
        this.title = title;
    }

    boolean covers(String differing) {
        return differing.matches(path);
    }

    /** How the page calls it. */
    String title() {
        return title;
    }
}
