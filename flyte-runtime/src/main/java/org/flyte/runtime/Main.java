package org.flyte.runtime;

/**
 * Runs one attempt of a task: {@code java -jar task.jar --inputs … --outputs-path … --resolver java mod CLASS instance
 * METHOD}. Ends with 0 when {@code outputs.pb} or {@code error.pb} is written, since the backend reads neither after any
 * other status, and with 1 when neither could be, the reason last on stderr.
 */
public final class Main {
    private Main() {}

    /** Never returns: the JVM ends with the attempt, whatever threads the task has left. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        String folder = Arguments.outputsPath(args);
        if (folder == null) {
            Jvm.end(1, "the arguments name no --outputs-path, so there is no place to report to");
            return;
        }
        Ending ending = new Ending(folder);
        try {
            run(args, start, ending);
        } catch (Throwable e) {
            ending.fail(e);
        }
    }

    private static void run(String[] args, long start, Ending ending) throws Throwable {
        ending.discardStale();
        Arguments arguments = Arguments.parse(args, System.getenv());
        Jvm.log("run " + arguments.run() + ", action " + arguments.action() + ": " + arguments.className() + "."
                + arguments.method());
        Runtime.getRuntime().addShutdownHook(new ExitTrap(ending));
        long timeout = arguments.timeoutNanos();
        if (timeout > 0) {
            new Deadline(ending, Thread.currentThread(), start, timeout).start();
        }
        ending.succeed(new Attempt(arguments, ending).outputs());
    }
}
