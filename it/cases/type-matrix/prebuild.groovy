import org.flyte.devserver.DevRegistration
import org.flyte.devserver.DevServer
import org.flyte.devserver.DevServerOptions

// As a running flyte:dev, which the goals find by the file in the user's home.
File home = new File(basedir, 'target-home')
context.server = DevServer.start(DevServerOptions.in(new File(basedir, 'target-backend').toPath())
    .withPython(new File(System.getenv('FLYTE_TEST_PYTHON')).toPath()))
DevRegistration.of(context.server).write(new File(home, '.flyte/dev/dev.json').toPath())
new File(basedir, 'test.properties').text = "user.home=${home}\n"

// Names that no version control should have to keep.
context.files = ['one.txt': 'one', 'gr\u00fc\u00dfe #1 100%?.txt': 'greetings', 'a%20b.txt': 'escaped', 'empty.txt': '',
                 'in/top.txt': 'top', 'in/de ep/\u00e4%.txt': 'deep']
context.files.each { name, text ->
    File file = new File(basedir, 'files/' + name)
    file.parentFile.mkdirs()
    file.setText(text, 'UTF-8')
}
new File(basedir, 'files/inputs.json').setText(groovy.json.JsonOutput.toJson([folder: 'files/in', parcel: [
    cover: 'files/gr\u00fc\u00dfe #1 100%?.txt', pages: ['files/a%20b.txt', 'files/empty.txt', 'files/one.txt'], boxes: [box: 'files/in']]]), 'UTF-8')

Process deploy = new ProcessBuilder(System.getenv('FLYTE_TEST_PYTHON'), 'matrix.py', context.server.endpoint().toString(), 'deploy')
    .directory(new File(basedir, 'src/main/python')).redirectErrorStream(true).start()
String said = deploy.inputStream.text
assert deploy.waitFor() == 0: said
return true
