import groovy.json.JsonSlurper

try {
    def task = context.backend.task('full_build.main', 'v1.0')
    assert task.run([n: 3]) == [o0: ['0 km', '1 km', '2 km']]

    // No bundle anywhere: neither in what is recorded nor in what the container is told.
    def deployment = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))
    assert deployment.bundle == null
    assert !task.command().any { it == '--tgz' || it.contains('bundle') }
    assert !new File(basedir, 'target/flyte').list().any { it.contains('bundle') }

    // Built and pushed once, registered once.
    String log = new File(basedir, 'build.log').text
    assert log.contains("image default  ${task.image()}  pushed")
    assert log.contains("image default  ${task.image()}  unchanged")
    assert log.contains('env   full_build  1 task  1 unchanged')
    assert context.backend.versions('full_build.main') == ['v1.0']
} finally {
    context.backend.close()
}
return true
