import com.sun.net.httpserver.HttpServer
import groovy.json.JsonSlurper

// The service that the pipeline reads.
def api = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
api.createContext('/data') { exchange ->
    byte[] csv = 'city,celsius\nOslo,3.5\nLima,19\nOslo,4.5\nLima,\n'.bytes
    exchange.sendResponseHeaders(200, csv.length)
    exchange.responseBody.withCloseable { it.write(csv) }
}
api.start()
try {
    def deployment = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))
    def task = context.backend.task('package_env.pipeline', deployment.version)
    assert task.run([apiUrl: "http://127.0.0.1:${api.address.port}/data"]) == [o0: [Lima: 19, Oslo: 4]]

    // The code travels as a bundle, which holds what is below rootDir; libraries stand in the image.
    File bundle = new File(basedir, 'target/flyte').listFiles().find { it.name.endsWith('.tar.gz') }
    def files = ['tar', 'tzf', bundle.path].execute().text.readLines()*.replaceAll('^\\./', '')
    assert files.contains('com/example/weather/tasks/Pipeline.class')
    assert files.contains('com/example/weather/models/Analyzer.class')
    assert !files.any { it.contains('commons') }
    assert task.command().contains('--tgz')
} finally {
    api.stop(0)
    context.backend.close()
}
return true
