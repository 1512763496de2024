import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import org.flyte.client.FlyteClient
import org.flyte.idl.core.ErrorDocument
import org.flyte.idl.task.Inputs
import org.flyte.idl.task.Outputs
import org.flyte.idl.task.TaskIdentifier
import org.flyte.wire.connect.ConnectTransport

Path object(String key) {
    Path file = context.s3.file(key)
    Files.createDirectories(file.parent)
    return file
}

/** Runs the registered task as the backend does: its own command and arguments, all files in S3. */
def attempt(String version, String task, String style, List options) {
    def id = TaskIdentifier.newBuilder().setProject('flytesnacks').setDomain('development')
        .setName('container.' + task).setVersion(version).build()
    def container = new FlyteClient(ConnectTransport.to(context.server.endpoint()).build())
        .findTask(id).orElseThrow().spec.taskTemplate.container
    String folder = "${style} run ${UUID.randomUUID()}"
    def inputs = Inputs.newBuilder()
    inputs.addLiteralsBuilder().setName('name').valueBuilder.scalarBuilder.primitiveBuilder.setStringValue('W\u00f6rld')
    Files.write(object("${folder}/inputs.pb"), inputs.build().toByteArray())
    def arguments = container.argsList.collect { argument ->
        if (argument.startsWith('file://')) {
            Files.write(object("${folder}/bundle+1.tgz"), Files.readAllBytes(Path.of(URI.create(argument))))
            return context.s3.uri("${folder}/bundle+1.tgz")
        }
        return argument
            .replaceAll(/(?i)\{\{\.input\}\}/, context.s3.uri("${folder}/inputs.pb"))
            .replaceAll(/(?i)\{\{\.outputPrefix\}\}/, context.s3.uri("${folder}/out/1"))
            .replaceAll(/(?i)\{\{\.rawOutputDataPrefix\}\}/, context.s3.uri("${folder}/out/1"))
    }
    def command = context.docker + ['run', '--rm', '--network=host', '--entrypoint', container.commandList[0]] + options
    context.s3.environment().each { name, value -> command += ['-e', "${name}=${value}"] }
    command += [container.image] + container.commandList.drop(1) + arguments
    Process process = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
    String log = process.inputStream.text
    assert process.waitFor(60, TimeUnit.SECONDS)
    return [status: process.exitValue(), log: log, outputs: object("${folder}/out/1/outputs.pb"), error: object("${folder}/out/1/error.pb")]
}

String text(Map ended) {
    assert ended.status == 0 && Files.exists(ended.outputs) && !Files.exists(ended.error): ended.log
    return Outputs.parseFrom(Files.readAllBytes(ended.outputs)).getLiterals(0).value.scalar.primitive.stringValue
}

try {
    // A bundle is unpacked into /flyte/code, so a read-only root file system wants something writable there.
    def room = ['--tmpfs', '/flyte/code:mode=1777']
    def styles = [classes: room, all: room, none: []]
    styles.each { style, writable ->
        [[], ['--user', '12345'], ['--read-only'] + writable, ['--user', '12345:12345', '--read-only'] + writable].each { options ->
            long start = System.nanoTime()
            String greeting = text(attempt(style, 'greet', style, options))
            assert greeting.startsWith('Hello, W\u00f6rld! I am ') && greeting.endsWith(' with NullMarked'): greeting
            println "${style} ${options}: ${greeting} (${TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)} ms)"
        }
        def failed = attempt(style, 'fails', style, ['--user', '12345'])
        assert failed.status == 0 && !Files.exists(failed.outputs): failed.log
        def error = ErrorDocument.parseFrom(Files.readAllBytes(failed.error)).error
        assert error.code == 'IllegalStateException'
        assert error.message.startsWith('IllegalStateException: W\u00f6rld is not here\n\tat com.example.Contained.fails(Contained.java:')
    }

    // Without room for the bundle the reason is told.
    def full = attempt('classes', 'greet', 'classes', ['--read-only'])
    assert full.status == 0 && !Files.exists(full.outputs): full.log
    assert ErrorDocument.parseFrom(Files.readAllBytes(full.error)).error.message.contains('/flyte/code')
} finally {
    context.server?.close()
    context.s3?.close()
    context.processes.each { it.destroy() }
    if (context.asRoot) {
        (context.asRoot + ['kill', new File("${context.engineHome}/pid").text.trim()]).execute().waitFor()
    } else {
        context.engine.destroy()
    }
    context.engine.waitFor(30, TimeUnit.SECONDS)
    (context.asRoot + ['umount', "${context.engineHome}/exec/netns/default".toString()]).execute().waitFor()
    (context.asRoot + ['rm', '-rf', context.engineHome.toString()]).execute().waitFor()
}
return true
