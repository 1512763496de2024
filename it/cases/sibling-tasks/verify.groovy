import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
for (result in [7, 9, 11, 6]) {
    assert log.contains("o0 = ${result}")
}
assert log.contains('load is no task of clean, going on')
assert log.contains('there is no task lod') && log.contains('did you mean load?')
assert log.contains('cleaning.clean, etl.load'): 'the tasks of all modules are named'

// The other module's task ran as a child: its line is in the log of an action of its own.
def logs = []
new File(basedir, 'etl/target/flyte/dev/logs').eachFileRecurse { if (it.file) logs << it.text }
assert logs.count { it.contains('com.example.clean.Clean.clean') && it.contains('cleaning ') } == 3
assert logs.every { !it.contains('com.example.etl.Etl.load') || !it.contains('cleaning ') }

def index = new JsonSlurper().parse(new File(basedir, 'etl/target/flyte/code/META-INF/flyte/tasks.json'))
assert index.tasks.collect { "${it.env}.${it.name}" } == ['cleaning.clean', 'etl.load']
assert new File(basedir, 'etl/target/flyte/code/com/example/clean/Rows.class').exists()
assert new File(basedir, 'etl/target/flyte/dev/images').listFiles().every { image ->
    !new File(image, 'flyte/lib').exists()
}: 'a module is no library, as folder or as jar'

def all = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))
assert all.environments*.name == ['cleaning', 'etl']: 'all modules are one deployment'
assert all.bundles*.module == ['clean', 'etl']
