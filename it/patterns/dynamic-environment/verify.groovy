import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('o0 = 42')
assert log.contains('o0 = 2')
def run = new JsonSlurper().parse(new File(basedir, 'target/flyte/run.json'))
assert run.phase == 'SUCCEEDED'
assert run.outputs == [o0: 2]

// The child ran in a container of its own: its line is in the log of another action than the parent's.
def logs = []
new File(basedir, 'target/flyte/dev/logs').eachFileRecurse { if (it.file) logs << it }
def with = { String text -> logs.findAll { it.text.contains(text) } }
assert with('Environment: dev').size() == 1
assert with('Environment: prod').size() == 1
assert with('com.example.Steps.entrypoint').size() == 2
assert with('com.example.Steps.entrypoint').every { !it.text.contains('Environment: ') }
