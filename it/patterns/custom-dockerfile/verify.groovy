import groovy.json.JsonSlurper
import org.flyte.test.cluster.MavenRun

try {
    def runs = { String team ->
        def deployment = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))
        def task = context.backend.task('docker_env.main', deployment.version)
        assert task.image() ==~ /127\.0\.0\.1:\d+\/${team}\/docker_env_image:[0-9a-f]+@sha256:[0-9a-f]{64}/
        assert task.run([x: 10]) == [o0: 20]
        return task.image()
    }
    String image = runs('team')
    String log = new File(basedir, 'build.log').text
    assert log.contains("image docker_env  ${image}  pushed")
    assert log.contains("image docker_env  ${image}  unchanged")

    // The same with the other engine, in another repository, where nothing is there yet.
    def properties = new Properties()
    new File(basedir, 'test.properties').withInputStream { properties.load(it) }
    properties['flyte.images.docker_env.engine'] = 'docker'
    properties['flyte.images.docker_env.engineOptions'] = '--network=host'
    properties['flyte.images.docker_env.registry'] = context.backend.cluster().registry('docker')
    MavenRun.asOf(basedir.toPath(), localRepositoryPath.toPath(), '3.9.16')
        .with('DOCKER_HOST', context.backend.cluster().engine().host())
        .run(basedir.toPath(), ['flyte:deploy'] + properties.collect { name, value -> "-D${name}=${value}" })
    runs('docker')
} finally {
    context.backend.close()
}
return true
