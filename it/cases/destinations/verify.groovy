import groovy.json.JsonSlurper
import org.flyte.test.cluster.Command
import org.flyte.test.cluster.MavenRun

try {
    def cluster = context.backend.cluster()
    def modules = ['orders', 'invoices']
    def image = { String module -> new JsonSlurper().parse(new File(basedir, "${module}/target/flyte/images/default.json")) }
    String log = new File(basedir, 'build.log').text

    // Pushed together, by the module that came last.
    int last = log.indexOf('(push) @ invoices')
    def pushed = modules.collectEntries { [it, image(it)] }
    modules.each { module ->
        assert pushed[module].to == 'registry'
        String line = "image default  ${pushed[module].reference}@${pushed[module].digest}  pushed"
        assert log.count(line) == 1 && log.indexOf(line) > last && last > 0
    }

    def properties = new Properties()
    new File(basedir, 'test.properties').withInputStream { properties.load(it) }
    def maven = MavenRun.asOf(basedir.toPath(), localRepositoryPath.toPath(), '3.9.16').with('DOCKER_HOST', cluster.engine().host())
    def build = { String to ->
        String said = maven.run(basedir.toPath(), ['package', "-Dflyte.build.to=${to}"] + properties.collect { name, value -> "-D${name}=${value}" })
        modules.each { assert image(it).digest == pushed[it].digest && image(it).to == to }
        return said
    }
    def archive = { String module -> new File(basedir, "${module}/target/flyte/images/default.tar") }
    def inspected = { String of, String... options ->
        return Command.of(['skopeo', 'inspect', '--tls-verify=false', *options, "docker://${of}"]).run().trim()
    }
    def docker = { String... words -> cluster.engine().docker(words as List).run().trim() }
    String version = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json')).version

    // Runs the registered task in the image that the engine has under the tag; nothing can have come from the registry.
    def runs = { String module ->
        String reference = pushed[module].reference
        String config = new JsonSlurper().parseText(inspected("${reference.replaceAll(/:[^:\/]*$/, '')}@${pushed[module].digest}", '--raw')).config.digest
        assert docker('image', 'inspect', '--format={{.Id}}', reference) == config
        assert context.backend.task("${module}.count", version).in(reference).run([n: 3]) == [o0: "3 ${module}".toString()]
        docker('image', 'rm', '--force', reference)
    }

    build('oci')
    modules.each { module ->
        String copy = "${cluster.registry('copied')}/${module}:layout"
        Command.of('skopeo', 'copy', '--dest-tls-verify=false', "oci-archive:${archive(module)}", "docker://${copy}").run()
        assert inspected(copy, '--format={{.Digest}}') == pushed[module].digest
    }

    build('tar')
    modules.each { module ->
        assert docker('load', '--input', archive(module).path).contains("Loaded image: ${pushed[module].reference}")
        runs(module)
    }

    String said = build('daemon')
    modules.each { module ->
        assert said.contains("image default  ${pushed[module].reference}  built to daemon")
        runs(module)
    }
} finally {
    context.backend.close()
}
return true
