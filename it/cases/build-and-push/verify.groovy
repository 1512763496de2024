import groovy.json.JsonSlurper

def output(List command) {
    Process process = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
    String text = process.inputStream.text
    assert process.waitFor() == 0: "${command}: ${text}"
    return text
}

try {
    String log = new File(basedir, 'build.log').text
    List<String> calls = log.split('(?m)^.*\\[INFO\\] Scanning for projects\\.\\.\\.') as List
    def file = new File(basedir, 'target/flyte/images/default.json')
    def image = new JsonSlurper().parse(file)
    String registry = context.open.address

    // 1 and 2: nothing but the machine is touched.
    assert calls[1].contains("${registry}/team/build-and-push-default:") && calls[1].contains('built to cache')
    assert calls[2] =~ /built to .*images\/default\.tar/
    assert !calls[1].contains('pushed') && !calls[2].contains('pushed')

    // 3 and 4: pushed once, with the digest that it was built with.
    assert calls[3] =~ /image default  \S+@sha256:[0-9a-f]{64}  pushed/
    assert calls[4] =~ /image default  \S+@sha256:[0-9a-f]{64}  unchanged/
    String pushed = (calls[3] =~ /image default  (\S+)  pushed/)[0][1]
    String digest = pushed.replaceFirst('.*@', '')
    assert output(['skopeo', 'inspect', '--tls-verify=false', '--format={{.Digest}}', "docker://${registry}/team/build-and-push-default:latest"]).trim() == digest

    // 5 and 6: nothing was built.
    assert calls[5].contains('nothing to push, since build was skipped')
    assert calls[6].contains('FLYTE-336')

    // 7: a file, without a network.
    assert calls[7].contains('built to')

    // 8: what push has pushed is there for a deployment.
    assert calls[8] =~ /image default  \S+@${digest}  unchanged/
    assert image.schemaVersion == 1 && image.to == 'registry' && image.digest == digest
    assert image.platforms == ['linux/amd64']
    assert image.layers*.name == ['native', 'runtime', 'code']
    assert image.labels['org.flyte.runtime'] && image.labels['org.opencontainers.image.version'] == '1.0-SNAPSHOT'

    assert calls[9].contains('elsewhere')
    assert !(log =~ /\n\s+at (org\.(apache\.maven|flyte)|com\.google)/): 'no stack trace'
} finally {
    context.server?.close()
    context.open?.process?.destroy()
}
return true
