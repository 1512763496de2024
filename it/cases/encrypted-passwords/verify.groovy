import groovy.json.JsonSlurper

try {
    String log = new File(basedir, 'build.log').text
    String registry = new File(basedir, 'test.properties').text.find(/0\.0\.0\.0:\d+/)

    // 1: decrypted, and named.
    assert log.contains("flyte: registry       ok          ${registry}/team answers, with the credentials of the server 0.0.0.0 of Maven's settings.xml")
    assert log.contains("flyte: credentials    ok          client deployer by server flyte of Maven's settings")
    assert log =~ /flyte: backend        ok          https:\/\/0\.0\.0\.0:\d+ answers/

    // 2: and pushed with.
    def image = new JsonSlurper().parse(new File(basedir, 'target/flyte/images/default.json'))
    assert log =~ /image default  .*  pushed/
    Process skopeo = new ProcessBuilder('skopeo', 'inspect', '--tls-verify=false', '--creds', 'ada:s3cret of ada',
        "docker://${registry}/team/encrypted-passwords-default@${image.digest}").redirectErrorStream(true).start()
    String said = skopeo.inputStream.text
    assert skopeo.waitFor() == 0: said

    // 3: what cannot be decrypted is sent to nobody; Maven 4 does not even start with it.
    if (mavenVersion.startsWith('4')) {
        assert log.contains('Error building settings')
    } else {
        assert log =~ /flyte: credentials    FAILED      FLYTE-341 .*the password of the server flyte in Maven's settings\.xml cannot be decrypted/
        assert log =~ /flyte: registry       FAILED      FLYTE-341 .*the password of the server 0\.0\.0\.0 in Maven's settings\.xml cannot be decrypted/
    }
    assert context.asked && context.asked.toSet().size() == 1

    // In none of them, -X or not, a secret.
    ['s3cret', 's3cret of ada'.bytes.encodeBase64().toString(), 'ada:s3cret of ada'.bytes.encodeBase64().toString(),
        context.asked[0] - 'Basic ', 'let-me-in'].each { assert !log.contains(it) }
} finally {
    context.server?.close()
    context.gate?.stop(0)
    context.registry?.destroy()
}
return true
