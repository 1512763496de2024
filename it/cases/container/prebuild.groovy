import groovy.json.JsonOutput
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.security.DigestInputStream
import java.security.MessageDigest
import java.util.concurrent.TimeUnit
import java.util.zip.GZIPInputStream
import org.flyte.devserver.DevServer
import org.flyte.devserver.DevServerOptions
import org.flyte.test.s3.RealS3

context.asRoot = 'id -u'.execute().text.trim() == '0' ? [] : ['sudo', '-n']

def run(List command) {
    Process process = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
    String text = process.inputStream.text
    assert process.waitFor() == 0: "${command}: ${text}"
    return text
}

def sha256(InputStream content) {
    MessageDigest digest = MessageDigest.getInstance('SHA-256')
    new DigestInputStream(content, digest).withCloseable { it.transferTo(OutputStream.nullOutputStream()) }
    return digest.digest().encodeHex().toString()
}

/** Debian with Java and nothing else, as an OCI layout; made once a machine, since it takes most of a minute. */
Path base() {
    Path cache = Path.of(System.getProperty('user.home'), '.cache', 'flyte-test-images')
    Path layout = cache.resolve('bookworm-jre17-1')
    if (Files.exists(layout)) {
        return layout
    }
    Files.createDirectories(cache)
    Path draft = Files.createTempDirectory(cache, 'draft')
    Path blobs = Files.createDirectories(draft.resolve('blobs/sha256'))
    Path tar = draft.resolve('layer.tar')
    run(context.asRoot + ['mmdebstrap', '--variant=extract', '--include=openjdk-17-jre-headless',
        '--dpkgopt=path-exclude=/usr/share/doc/*', '--dpkgopt=path-exclude=/usr/share/man/*',
        '--dpkgopt=path-exclude=/usr/share/locale/*', 'bookworm', tar])
    run(context.asRoot + ['gzip', '-1', '-n', tar])
    Path zipped = draft.resolve('layer.tar.gz')
    String diff = sha256(new GZIPInputStream(Files.newInputStream(zipped)))
    def blob = { String type, Path file ->
        String digest = sha256(Files.newInputStream(file))
        long size = Files.size(file)
        Files.move(file, blobs.resolve(digest), StandardCopyOption.REPLACE_EXISTING)
        return [mediaType: type, digest: 'sha256:' + digest, size: size]
    }
    def json = { String type, Map content ->
        blob(type, Files.writeString(draft.resolve('json'), JsonOutput.toJson(content)))
    }
    def layer = blob('application/vnd.oci.image.layer.v1.tar+gzip', zipped)
    def config = json('application/vnd.oci.image.config.v1+json', [
        architecture: run(['dpkg', '--print-architecture']).trim(),
        os: 'linux',
        config: [Env: ["PATH=/usr/lib/jvm/java-17-openjdk-${run(['dpkg', '--print-architecture']).trim()}/bin:/usr/bin:/bin".toString()]],
        rootfs: [type: 'layers', diff_ids: ['sha256:' + diff]]])
    def manifest = json('application/vnd.oci.image.manifest.v1+json', [
        schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', config: config, layers: [layer]])
    manifest.annotations = ['org.opencontainers.image.ref.name': 'base']
    Files.writeString(draft.resolve('index.json'), JsonOutput.toJson([schemaVersion: 2, manifests: [manifest]]))
    Files.writeString(draft.resolve('oci-layout'), '{"imageLayoutVersion": "1.0.0"}')
    Files.move(draft, layout)
    return layout
}

/** Waits until the condition holds, or the process has ended. */
def await(Process process, File log, Closure ready) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
    while (!ready()) {
        assert process.alive && System.nanoTime() < deadline: "${log}: ${log.text}"
        process.waitFor(100, TimeUnit.MILLISECONDS)
    }
}

def registry() {
    int port = new ServerSocket(0).withCloseable { it.localPort }
    File home = new File(basedir, 'target-registry')
    home.mkdirs()
    File config = new File(home, 'config.yml')
    config.text = "version: 0.1\nlog: {level: error}\nstorage:\n  filesystem: {rootdirectory: ${home}/data}\nhttp: {addr: '127.0.0.1:${port}'}\n"
    File log = new File(home, 'log')
    Process process = new ProcessBuilder('docker-registry', 'serve', config.path)
        .redirectErrorStream(true).redirectOutput(log).start()
    context.processes << process
    addShutdownHook { process.destroy() }
    await(process, log) {
        try {
            new URL("http://127.0.0.1:${port}/v2/").openConnection().responseCode == 200
        } catch (ConnectException notYet) {
            false
        }
    }
    return "127.0.0.1:${port}"
}

/** Debian's container engine with all that is its own in one folder; its sockets want a short path. */
def engine() {
    Path home = Files.createTempDirectory('flyte-docker')
    File log = new File(basedir, 'target-docker.log')
    Process process = new ProcessBuilder(context.asRoot + ['dockerd', '--iptables=false', '--ip6tables=false',
        '--bridge=none', '-H', "unix://${home}/docker.sock".toString(), '--data-root', "${home}/data".toString(),
        '--exec-root', "${home}/exec".toString(), '--pidfile', "${home}/pid".toString()])
        .redirectErrorStream(true).redirectOutput(log).start()
    context.engine = process
    addShutdownHook { process.destroy() }
    context.engineHome = home
    context.docker = context.asRoot + ['docker', '-H', "unix://${home}/docker.sock".toString()]
    await(process, log) { (context.docker + ['version']).execute().waitFor() == 0 }
}

context.processes = []
engine()
String address = registry()
run(['skopeo', 'copy', '--dest-tls-verify=false', "oci:${base()}:base", "docker://${address}/base/jre:17"])
context.s3 = RealS3.start(new File(basedir, 'target-s3').toPath())
context.server = DevServer.start(DevServerOptions.in(new File(basedir, 'target-backend').toPath()))

new File(basedir, 'test.properties').text = """
base.image=${address}/base/jre:17
open.registry=${address}/team
live.endpoint=${context.server.endpoint()}
"""
return true
