import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('o0 = "Hello, Classes"')
assert log.contains('o0 = "Hello, All"')
assert log.contains('o0 = "Hello, None"')
assert log.contains('FLYTE-117 <deployVersion>')

List<String> own = (log =~ /\| own (\S+)/).collect { it[1] }
List<String> library = (log =~ /\| library (\S+)/).collect { it[1] }
assert own.size() == 3 && own.every { it.endsWith('/flyte/code/') }: "one folder of code in every style: ${own}"
assert library[0].endsWith('/flyte/lib/commons-lang3-3.20.0.jar'): 'from the image'
assert library[1].endsWith('/flyte/code/lib/commons-lang3-3.20.0.jar'): 'from the bundle'
assert library[2].endsWith('/flyte/lib/commons-lang3-3.20.0.jar'): 'from the image'

def deployment = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))
assert deployment.bundle == null
assert deployment.version == 'v1'
assert !deployment.images[0].pushed: 'the run before has laid the same image out'
assert new File(basedir, 'target/flyte/dev/images').list().length == 3: 'one image a style'
