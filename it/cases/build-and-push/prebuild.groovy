import org.flyte.devserver.DevServer
import org.flyte.devserver.DevServerOptions

import java.util.concurrent.TimeUnit

/** A Debian docker-registry on a free loopback port; ready when it answers. */
def registry(String name, boolean readonly) {
    int port = new ServerSocket(0).withCloseable { it.localPort }
    File home = new File(basedir, "target-${name}")
    home.mkdirs()
    File config = new File(home, 'config.yml')
    config.text = """
version: 0.1
log: {level: error}
storage:
  filesystem: {rootdirectory: ${home}/data}
  maintenance: {readonly: {enabled: ${readonly}}}
http: {addr: 127.0.0.1:${port}}
"""
    Process process = new ProcessBuilder('docker-registry', 'serve', config.path)
        .redirectErrorStream(true).redirectOutput(new File(home, 'log')).start()
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20)
    while (true) {
        try {
            assert new URL("http://127.0.0.1:${port}/v2/").openConnection().responseCode == 200
            return [process: process, address: "127.0.0.1:${port}"]
        } catch (ConnectException notYet) {
            assert process.alive && System.nanoTime() < deadline: "docker-registry does not answer: ${new File(home, 'log').text}"
            process.waitFor(100, TimeUnit.MILLISECONDS)
        }
    }
}

context.open = registry('open', false)
context.server = DevServer.start(DevServerOptions.in(new File(basedir, 'target-backend').toPath()))

new File(basedir, 'test.properties').text = """
open.registry=${context.open.address}/team
live.endpoint=${context.server.endpoint()}
"""
return true
