package org.flyte.maven.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code engineOptions} of an image, as one engine takes them.
 *
 * @param global options of the program itself, such as where it keeps images; they go to each of its commands, before it
 * @param build options of its build command
 */
record EngineOptions(List<String> global, List<String> build) {
    /** Options with a value that say where, how fast and how loud an engine works, or hand it a secret: not what comes out. */
    private static final Set<String> NEUTRAL = Set.of(
            "--authfile",
            "--builder",
            "--cache-from",
            "--cache-to",
            "--cache-ttl",
            "--cert-dir",
            "--cgroup-manager",
            "--cgroup-parent",
            "--config",
            "--connection",
            "--context",
            "--cpu-period",
            "--cpu-quota",
            "--cpu-shares",
            "--cpuset-cpus",
            "--cpuset-mems",
            "--creds",
            "--host",
            "-H",
            "--identity",
            "--isolation",
            "--jobs",
            "--log-level",
            "-l",
            "--logfile",
            "--memory",
            "-m",
            "--memory-swap",
            "--progress",
            "--registries-conf",
            "--registries-conf-dir",
            "--retry",
            "--retry-delay",
            "--root",
            "--runroot",
            "--secret",
            "--short-name-alias-conf",
            "--ssh",
            "--storage-driver",
            "--storage-opt",
            "--tlscacert",
            "--tlscert",
            "--tlskey",
            "--tmpdir",
            "--ulimit",
            "--url");

    /** The same without a value of their own; some take one behind an equals sign. */
    private static final Set<String> NEUTRAL_FLAGS = Set.of(
            "--debug",
            "-D",
            "--force-rm",
            "--layers",
            "--no-cache",
            "--pull",
            "--quiet",
            "-q",
            "--remote",
            "--rm",
            "--tls",
            "--tls-verify",
            "--tlsverify");

    /** Parts the options of an engine. */
    static EngineOptions of(Engine engine, List<String> options) {
        List<String> global = new ArrayList<>();
        List<String> build = new ArrayList<>();
        GlobalOptions ofProgram = GlobalOptions.of(engine);
        for (List<String> option : grouped(options, ofProgram.valued())) {
            (ofProgram.holds(name(option)) ? global : build).addAll(option);
        }
        return new EngineOptions(List.copyOf(global), List.copyOf(build));
    }

    /** Those that change what is built. */
    static List<String> thatCount(List<String> options) {
        return grouped(options, NEUTRAL).stream()
                .filter(option -> !NEUTRAL.contains(name(option)) && !NEUTRAL_FLAGS.contains(name(option)))
                .flatMap(List::stream)
                .toList();
    }

    /** The value of a build option, the last where there are several. */
    Optional<String> value(String name) {
        return grouped(build, Set.of(name)).stream()
                .filter(option -> name(option).equals(name))
                .map(option -> option.size() > 1
                        ? option.get(1)
                        : option.get(0).substring(option.get(0).indexOf('=') + 1))
                .reduce((first, second) -> second);
    }

    /** Each option with its value, where it is one of those that have one in the next word. */
    private static List<List<String>> grouped(List<String> options, Set<String> valued) {
        List<List<String>> groups = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            boolean two = valued.contains(options.get(i)) && i + 1 < options.size();
            groups.add(options.subList(i, two ? i + 2 : i + 1));
            i += two ? 1 : 0;
        }
        return groups;
    }

    private static String name(List<String> option) {
        return option.get(0).replaceFirst("=.*", "");
    }
}
