import java.util.concurrent.TimeUnit

try {
    // A bundle is unpacked into /flyte/code, so a read-only root file system wants something writable there.
    def room = ['--tmpfs', '/flyte/code:mode=1777']
    def styles = [classes: room, all: room, none: []]
    def inputs = [name: 'W\u00f6rld']
    styles.each { style, writable ->
        def greet = context.backend.task('container.greet', style)
        [[], ['--user', '12345'], ['--read-only'] + writable, ['--user', '12345:12345', '--read-only'] + writable].each { options ->
            long start = System.nanoTime()
            String greeting = greet.attempt(inputs, options).outputs().o0
            assert greeting.startsWith('Hello, W\u00f6rld! I am ') && greeting.endsWith(' with NullMarked'): greeting
            println "${style} ${options}: ${greeting} (${TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)} ms)"
        }
        def error = context.backend.task('container.fails', style).attempt(inputs, ['--user', '12345']).error()
        assert error.code == 'IllegalStateException'
        assert error.message.startsWith('IllegalStateException: W\u00f6rld is not here\n\tat com.example.Contained.fails(Contained.java:')
    }

    // Without room for the bundle the reason is told.
    def full = context.backend.task('container.greet', 'classes').attempt(inputs, ['--read-only'])
    assert full.error().message.contains('/flyte/code')
} finally {
    context.backend.close()
}
return true
