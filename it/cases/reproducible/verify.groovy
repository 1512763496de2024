import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import org.flyte.test.cluster.Command
import org.flyte.test.cluster.MavenRun

/** What a deployment made, all of it by its digest. */
def made = { File project ->
    def deployment = new JsonSlurper().parse(new File(project, 'target/flyte/deployment.json'))
    return [version: deployment.version, image: deployment.images[0].reference, bundle: deployment.bundle.digest]
}

try {
    def properties = new Properties()
    new File(basedir, 'test.properties').withInputStream { properties.load(it) }
    def expected = made(basedir)
    def maven = { String version -> MavenRun.asOf(basedir.toPath(), localRepositoryPath.toPath(), version) }
    def again = { String name, MavenRun run, List options = [] ->
        // Without the image that is there already, the same tag is built anew.
        Command.of('skopeo', 'delete', '--tls-verify=false', "docker://${expected.image.replaceAll(/@.*/, '')}").run()
        File copy = new File(basedir, "target-copies/${name}/a/longer path")
        ['src/main/resources/data/second.txt', 'src/main/resources/data/first.txt',
            'src/main/java/com/example/Same.java', 'pom.xml'].each {
            File file = new File(copy, it)
            file.parentFile.mkdirs()
            file.bytes = new File(basedir, it).bytes
        }
        run.run(copy.toPath(), ['flyte:deploy'] + options + properties.collect { key, value -> "-D${key}=${value}" })
        assert new JsonSlurper().parse(new File(copy, 'target/flyte/deployment.json')).images[0].pushed
        def other = made(copy)
        assert other == expected: "${name}: ${other}"
    }

    again('elsewhere', maven('3.9.16').after('umask 077').with('TZ', 'Asia/Kathmandu').with('LC_ALL', 'C'),
        ['-Duser.name=somebody', '-Duser.language=tr', '-Duser.country=TR', '-Duser.timezone=Asia/Kathmandu'])
    again('maven-4', maven('4.0.0-rc-6').after('umask 002'))

    Path jvms = Path.of('/usr/lib/jvm')
    def others = Files.isDirectory(jvms) ? jvms.toFile().listFiles().findAll { jdk ->
        new File(jdk, 'bin/javac').canExecute() && !Files.isSymbolicLink(jdk.toPath()) &&
            !(new File(jdk, 'release').text =~ /JAVA_VERSION="17/)
    } : []
    // What a compiler of another release writes is other code; so all else is done by the other JDK.
    def compiler = ['-Dmaven.compiler.fork=true', "-Dmaven.compiler.executable=${System.getProperty('java.home')}/bin/javac"]
    others.each { jdk -> again(jdk.name, maven('3.9.16').with('JAVA_HOME', jdk.path), compiler) }
    if (others.empty) {
        println '####### ONLY JDK 17 WAS FOUND: whether another JDK makes the same image is NOT tested. #######'
    }

    assert context.backend.versions('reproducible.title') == [expected.version]
} finally {
    context.backend.close()
}
return true
