import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('o0 = "Hello, Classes"')
assert log.contains('o0 = "Hello, All"')
assert log.contains('o0 = "Hello, None"')
assert log.contains('FLYTE-117 <deployVersion>')

// What the children have printed: each ran in a container of its own, made of the same parts as its parent's.
String lines = ''
new File(basedir, 'target/flyte/dev/logs').eachFileRecurse {
    if (it.file && it.text.contains('com.example.Styles.greet')) lines += it.text
}
def place = { String style, String what -> (lines =~ /${style} ${what} (\S+)/)[0][1] }
for (style in ['classes', 'all', 'none']) {
    assert place(style, 'own').endsWith('/flyte/code/'): "one folder of code in every style: ${lines}"
}
assert place('classes', 'library').endsWith('/flyte/lib/commons-lang3-3.20.0.jar'): 'from the image'
assert place('all', 'library').endsWith('/flyte/code/lib/commons-lang3-3.20.0.jar'): 'from the bundle'
assert place('none', 'library').endsWith('/flyte/lib/commons-lang3-3.20.0.jar'): 'from the image'

def deployment = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))
assert deployment.bundle == null
assert deployment.version == 'v1'
assert !deployment.images[0].pushed: 'the run before has laid the same image out'
assert new File(basedir, 'target/flyte/dev/images').list().length == 3: 'one image a style'
