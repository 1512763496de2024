import org.flyte.devserver.DevRegistration
import org.flyte.devserver.DevServer
import org.flyte.devserver.DevServerOptions

// As a running flyte:dev, which the goals find by the file in the user's home.
File home = new File(basedir, 'target-home')
context.server = DevServer.start(DevServerOptions.in(new File(basedir, 'target-backend').toPath())
    .withPython(new File(System.getenv('FLYTE_TEST_PYTHON')).toPath()))
DevRegistration.of(context.server).write(new File(home, '.flyte/dev/dev.json').toPath())
new File(basedir, 'test.properties').text = "user.home=${home}\n"

Process deploy = new ProcessBuilder(System.getenv('FLYTE_TEST_PYTHON'), 'matrix.py', context.server.endpoint().toString(), 'deploy')
    .directory(new File(basedir, 'src/main/python')).redirectErrorStream(true).start()
String said = deploy.inputStream.text
assert deploy.waitFor() == 0: said
return true
