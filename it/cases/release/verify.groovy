import groovy.json.JsonSlurper
import org.flyte.test.cluster.Command

try {
    String log = new File(basedir, 'build.log').text
    int performed = log.indexOf(':perform (default-cli)')
    assert performed > 0
    assert !log.substring(0, performed).contains('--- flyte:')

    // The release, from the tag's checkout, once: in Flyte, in the registry, and in the repository of artifacts.
    assert context.backend.versions('release.ship') == ['1.0']
    def deployment = new JsonSlurper().parse(new File(basedir, 'target/checkout/target/flyte/deployment.json'))
    assert deployment.version == '1.0'
    assert deployment.bundle == null
    assert deployment.images[0].pushed
    assert context.backend.task('release.ship', '1.0').image() == deployment.images[0].reference
    def tags = new JsonSlurper().parseText(Command.of('skopeo', 'list-tags', '--tls-verify=false',
        "docker://${context.backend.cluster().registry('release')}/release-default").run()).Tags
    assert tags.contains(deployment.images[0].reference.replaceAll(/.*:(\w+)@.*/, '$1'))
    assert new File(basedir, 'target-releases/com/example/release/1.0/release-1.0.jar').file
    assert Command.of('git', 'tag').in(basedir.toPath()).run().trim() == 'v1.0'

    // What goes on changing is no production, unless somebody says so.
    assert log.contains('1.1-SNAPSHOT')
    assert log =~ /FLYTE-\d+ .*SNAPSHOT.*production|FLYTE-\d+ .*production.*SNAPSHOT/
    assert log.contains('flytesnacks/production at')
    assert log =~ /flytesnacks\/production at \S+, version 1.1-SNAPSHOT/
} finally {
    context.backend.close()
}
return true
