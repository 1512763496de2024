import groovy.json.JsonSlurper

def output(List command) {
    Process process = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
    String text = process.inputStream.text
    assert process.waitFor() == 0: "${command}: ${text}"
    return text
}

try {
    String log = new File(basedir, 'build.log').text
    def deployment = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))
    String reference = deployment.images[0].reference
    String digest = deployment.images[0].digest

    // 1 and 2: pushed once, then nothing to do.
    assert reference ==~ /127\.0\.0\.1:\d+\/team\/registry-default:[0-9a-f]+@sha256:[0-9a-f]{64}/
    assert log.contains("image default  ${reference}  pushed")
    assert log.contains("image default  ${reference}  unchanged")
    assert log.contains('1 task  1 new')
    assert log.contains('1 task  1 unchanged')

    // What another program reads of the image: layers and layout as documented.
    String repository = reference.substring(0, reference.lastIndexOf(':', reference.indexOf('@')))
    def manifest = new JsonSlurper().parseText(output(['skopeo', 'inspect', '--tls-verify=false', '--raw', "docker://${repository}@${digest}"]))
    def config = new JsonSlurper().parseText(output(['skopeo', 'inspect', '--tls-verify=false', '--config', "docker://${repository}@${digest}"]))
    assert config.config.Labels['org.flyte.runtime']
    File layout = new File(basedir, 'target-image')
    output(['skopeo', 'copy', '--src-tls-verify=false', "docker://${repository}@${digest}", "dir:${layout}"])
    def layers = manifest.layers.collect { layer ->
        output(['tar', 'tzf', new File(layout, layer.digest - 'sha256:')]).readLines()*.replaceAll('^/|/$', '').findAll { it }
    }
    def all = layers.flatten()
    assert all.contains('flyte/lib/jspecify-1.0.1.jar')
    assert all.contains('flyte/task.jar')
    assert all.contains('flyte/code')
    assert all.any { it ==~ 'flyte/runtime/flyte-runtime-.*\\.jar' }
    assert !all.any { it ==~ 'flyte/lib/flyte-task.*' }
    int lib = layers.findIndexOf { it.contains('flyte/lib/jspecify-1.0.1.jar') }
    int task = layers.findIndexOf { it.contains('flyte/task.jar') }
    assert lib < task: 'dependencies change less often than the runtime'
    File codeLayer = new File(layout, manifest.layers[layers.findIndexOf { it.contains('flyte/code') }].digest - 'sha256:')
    assert output(['tar', 'tvzf', codeLayer]).readLines().any { it ==~ 'drwxrwxrwt.*flyte/code/?' }: 'any user may unpack there'

    // 3 to 7: one clear message each.
    assert log.contains('FLYTE-301')
    assert log =~ /FLYTE-501 http:\/\/127\.0\.0\.1:1: /
    assert log =~ /FLYTE-3\d\d .*${java.util.regex.Pattern.quote(context.readonly.address)}/
    assert log.contains('FLYTE-504 <project>: there is no project nowhere')
    assert log.contains('FLYTE-101 <endpoint>: nobody said where Flyte is')
    assert !(log =~ /\n\s+at (org\.(apache\.maven|flyte)|com\.google)/): 'no stack trace'

    // The real Python SDK sees the one version that was registered, and nothing of what failed.
    String python = System.getenv('FLYTE_TEST_PYTHON')
    if (python) {
        String flyte = new File(new File(python).parentFile, 'flyte').path
        String listed = output([flyte, '--endpoint', context.server.endpoint(), '--insecure', '-of', 'json',
            'get', 'task', '--project', 'flytesnacks', '--domain', 'development'])
        assert listed.contains('registry.ship')
        assert listed.contains(deployment.version)
        ['none-configured', 'refused', 'misplaced'].each { assert !listed.contains(it) }
    } else {
        assert System.getenv('CI') == null: 'FLYTE_TEST_PYTHON names no Python with flyte'
        println 'LEFT OUT: set FLYTE_TEST_PYTHON to a Python with flyte to read the task with the real SDK'
    }
} finally {
    context.server?.close()
    [context.open, context.readonly].each { it?.process?.destroy() }
}
return true
