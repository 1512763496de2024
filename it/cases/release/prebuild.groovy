import java.nio.file.FileSystems
import java.nio.file.Files
import java.nio.file.Path
import org.flyte.test.cluster.Command
import org.flyte.test.cluster.LiveBackend

/** maven-release-plugin refuses SNAPSHOTs, so the product is there as a release too, to the letter the same otherwise. */
def released = { File repository ->
    new File(repository, 'org/flyte').eachDir { artifact ->
        File snapshot = new File(artifact, '0.1.0-SNAPSHOT')
        if (!snapshot.directory) return
        File release = new File(artifact, '0.1.0-it')
        release.mkdirs()
        snapshot.eachFileMatch(~/.*-0\.1\.0-SNAPSHOT\.(pom|jar)/) { file ->
            File copy = new File(release, file.name.replace('SNAPSHOT', 'it'))
            copy.bytes = file.bytes
            if (copy.name.endsWith('.pom')) {
                copy.text = copy.text.replace('0.1.0-SNAPSHOT', '0.1.0-it')
            } else if (artifact.name == 'flyte-maven-plugin') {
                FileSystems.newFileSystem(copy.toPath()).withCloseable { jar ->
                    Path descriptor = jar.getPath('META-INF/maven/plugin.xml')
                    Files.writeString(descriptor, Files.readString(descriptor).replace('0.1.0-SNAPSHOT', '0.1.0-it'))
                }
            }
        }
    }
}
released(localRepositoryPath)

context.backend = LiveBackend.of(basedir.toPath())
// What a project has in its POM, since -D does not reach the build that release:perform starts.
new File(basedir, 'test.properties').delete()
File origin = new File(basedir, 'target-origin.git')
File pom = new File(basedir, 'pom.xml')
pom.text = pom.text
    .replace('0.1.0-SNAPSHOT', '0.1.0-it')
    .replace('https://git.example.org/release.git', "file://${origin}")
    .replace('https://repository.example.org/releases', "file://${basedir}/target-releases")
    .replace('dns:///flyte.example.org', context.backend.endpoint())
    .replace('registry.example.org/team', context.backend.cluster().registry('release'))
new File(basedir, '.gitignore').text = ['/target*', '/*.groovy', '/*.properties', '/*.log', '/pom.xml.*'].join('\n')

def git = { Object... words -> Command.of(['git', *words]).in(basedir.toPath()).run() }
git('init', '-q', '-b', 'main')
git('config', 'user.name', 'Ada')
git('config', 'user.email', 'ada@example.org')
git('add', '-A')
git('commit', '-q', '-m', 'What is to be released')
git('clone', '-q', '--bare', '.', origin)
git('remote', 'add', 'origin', origin)
git('push', '-q', '-u', 'origin', 'main')
return true
