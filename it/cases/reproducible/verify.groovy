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
    def created = { File project ->
        def image = made(project).image.replaceAll(/:[^:\/@]*@/, '@')
        return Command.of('skopeo', 'inspect', '--tls-verify=false', '--format={{.Created.UTC.Format "2006-01-02T15:04:05Z"}}', "docker://${image}").run().trim()
    }
    assert created(basedir) == '2026-05-04T03:02:01Z': 'the time that the project says'
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

    // Where nobody says a time it is the same one, though only newer Mavens have one in their own POM.
    def undated = ['3.8.7', '3.9.16', '3.10.0', '4.0.0-rc-6'].collect { version ->
        File copy = new File(basedir, "target-undated/${version}")
        ['src/main/java/com/example/Same.java', 'pom.xml'].each {
            File file = new File(copy, it)
            file.parentFile.mkdirs()
            file.text = new File(basedir, it).text.replaceAll('(?m)^.*outputTimestamp.*$', '')
        }
        maven(version).run(copy.toPath(), ['flyte:deploy'] + properties.collect { key, value -> "-D${key}=${value}" })
        assert created(copy) == '1980-02-01T00:00:00Z'
        return made(copy).image
    }
    assert undated.unique().size() == 1 && undated[0] != expected.image
    // As with any plugin of Maven's, the command line says it over the POM.
    File dated = new File(basedir, 'target-undated/3.9.16')
    maven('3.9.16').run(dated.toPath(), ['flyte:deploy', '-Dproject.build.outputTimestamp=2026-01-31T12:00:00+01:00'] + properties.collect { key, value -> "-D${key}=${value}" })
    assert created(dated) == '2026-01-31T11:00:00Z'
} finally {
    context.backend.close()
}
return true
