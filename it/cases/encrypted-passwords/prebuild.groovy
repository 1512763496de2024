import com.sun.net.httpserver.HttpsConfigurator
import com.sun.net.httpserver.HttpsServer
import org.flyte.devserver.DevServer
import org.flyte.devserver.DevServerOptions
import org.flyte.idl.auth.GetOAuth2MetadataResponse
import org.flyte.idl.auth.GetPublicClientConfigResponse
import org.flyte.wire.connect.AuthRpcs

import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext
import java.security.KeyStore
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors

// Both are reached as 0.0.0.0, which is no loopback address to the plugin: so there is TLS, and passwords are sent.
File tls = new File(basedir, 'target-tls')
tls.mkdirs()
File store = new File(tls, 'store.p12')
Process keytool = new ProcessBuilder("${System.getProperty('java.home')}/bin/keytool", '-genkeypair', '-alias', 'test',
    '-keyalg', 'EC', '-dname', 'CN=test', '-ext', 'san=ip:0.0.0.0,dns:0.0.0.0', '-storetype', 'PKCS12',
    '-keystore', store.path, '-storepass', 'changeit').redirectErrorStream(true).start()
String said = keytool.inputStream.text
assert keytool.waitFor() == 0: said
char[] password = 'changeit'.toCharArray()
KeyStore keys = KeyStore.getInstance(store, password)
def pem = { String name, String what, byte[] der ->
    File file = new File(tls, name)
    file.text = "-----BEGIN ${what}-----\n${Base64.getMimeEncoder(64, [10] as byte[]).encodeToString(der)}\n-----END ${what}-----\n"
    return file
}
File certificate = pem('certificate.pem', 'CERTIFICATE', keys.getCertificate('test').encoded)
File key = pem('key.pem', 'PRIVATE KEY', keys.getKey('test', password).encoded)

// The registry wants ada with 's3cret of ada'.
File home = new File(basedir, 'target-registry')
home.mkdirs()
new File(home, 'htpasswd').text = 'ada:$2b$05$abcdefghijklmnopqrstuuPs9dZeGHx1kwkjUJaCDlIrsp9iO2vE6\n'
File config = new File(home, 'config.yml')
config.text = """
version: 0.1
storage:
  filesystem: {rootdirectory: ${home}/data}
auth:
  htpasswd: {realm: test, path: ${home}/htpasswd}
http:
  addr: 0.0.0.0:0
  tls: {certificate: ${certificate}, key: ${key}}
"""
context.registry = new ProcessBuilder('docker-registry', 'serve', config.path).redirectErrorStream(true).start()
BufferedReader lines = context.registry.inputReader()
StringBuilder started = new StringBuilder()
String port = null
for (String line = lines.readLine(); line != null && port == null; line = lines.readLine()) {
    started.append(line).append('\n')
    def listening = line =~ /listening on \S+:(\d+)/
    port = listening ? listening[0][1] : null
    if (port != null) {
        break
    }
}
assert port != null: "docker-registry did not start: ${started}"
Thread.startDaemon { lines.eachLine { new File(home, 'log') << it + '\n' } }

// The backend lets in who has a token, and gives one to whom the client's id and secret are known.
context.server = DevServer.start(DevServerOptions.in(new File(basedir, 'target-backend').toPath()))
context.asked = new CopyOnWriteArrayList<String>()
KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm)
factory.init(keys, password)
SSLContext ssl = SSLContext.getInstance('TLS')
ssl.init(factory.keyManagers, null, null)
HttpsServer gate = HttpsServer.create(new InetSocketAddress('0.0.0.0', 0), 0)
gate.httpsConfigurator = new HttpsConfigurator(ssl)
gate.executor = Executors.newCachedThreadPool { Runnable work -> new Thread(work).tap { daemon = true } }
String address = "https://0.0.0.0:${gate.address.port}"
gate.createContext('/') { exchange ->
    byte[] body = exchange.requestBody.bytes
    String path = exchange.requestURI.path
    def reply = { int status, String type, byte[] answer ->
        exchange.responseHeaders.set('Content-Type', type)
        exchange.sendResponseHeaders(status, answer.length ?: -1)
        exchange.responseBody.write(answer)
        exchange.close()
    }
    if (path == '/token') {
        context.asked.add(exchange.requestHeaders.getFirst('Authorization'))
        boolean known = context.asked.last() == 'Basic ' + 'deployer:s3cret+of+the+client'.bytes.encodeBase64() ||
            context.asked.last() == 'Basic ' + 'deployer:s3cret of the client'.bytes.encodeBase64() ||
            context.asked.last() == 'Basic ' + 'deployer:s3cret%20of%20the%20client'.bytes.encodeBase64()
        reply(known ? 200 : 401, 'application/json', (known
            ? '{"access_token": "let-me-in", "token_type": "bearer", "expires_in": 3600}'
            : '{"error": "invalid_client"}').bytes)
    } else if (path == AuthRpcs.GET_OAUTH2_METADATA.path()) {
        reply(200, 'application/proto',
            GetOAuth2MetadataResponse.newBuilder().setTokenEndpoint(address + '/token').build().toByteArray())
    } else if (path == AuthRpcs.GET_PUBLIC_CLIENT_CONFIG.path()) {
        reply(200, 'application/proto', GetPublicClientConfigResponse.newBuilder()
            .setAuthorizationMetadataKey('flyte-authorization').build().toByteArray())
    } else if (exchange.requestHeaders.getFirst('flyte-authorization') != 'Bearer let-me-in') {
        reply(401, 'application/json', '{"code": "unauthenticated", "message": "who are you?"}'.bytes)
    } else {
        HttpURLConnection inner = new URL(context.server.endpoint().toString() + exchange.requestURI).openConnection()
        inner.requestMethod = exchange.requestMethod
        exchange.requestHeaders.each { name, values -> values.each { inner.addRequestProperty(name, it) } }
        if (body.length) {
            inner.doOutput = true
            inner.outputStream.withCloseable { it.write(body) }
        }
        int status = inner.responseCode
        reply(status, inner.contentType ?: 'text/plain', (status < 400 ? inner.inputStream : inner.errorStream)?.bytes ?: new byte[0])
    }
}
gate.start()
context.gate = gate

// Each Maven has a form of its own.
new File(basedir, 'servers.xml').text = new File(basedir, mavenVersion.startsWith('4') ? 'servers-4.xml' : 'servers-3.xml').text
new File(basedir, 'test.properties').text = """
locked.registry=0.0.0.0:${port}/team
live.endpoint=${address}
"""
return true
