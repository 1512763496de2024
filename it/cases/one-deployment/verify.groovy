import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text

// What the backend has of each version: a task's name stands before its version.
def names = ['clean.clean', 'etl.load', 'report.write']
def has = { File backend, String version ->
    def tasks = new File(backend, 'state/tasks').listFiles()*.getText('ISO-8859-1')
    names.findAll { name -> tasks.any { it.contains(name + '*' + (char) version.length() + version) } }
}
File backend = new File(basedir, 'target/flyte/dev')
assert has(backend, 'all') == names: 'one deployment of all modules, though root and last one have nothing'
assert has(backend, 'some') == ['clean.clean', 'etl.load']
assert has(backend, 'rest') == ['report.write']
assert has(backend, 'broken') == []
assert has(backend, 'same') == []
assert has(backend, 'single') == []
assert has(backend, 'bound') == names
assert has(new File(basedir, 'clean/target/flyte/dev'), 'single') == ['clean.clean']
assert has(new File(basedir, 'report/target/flyte/dev'), 'single') == ['report.write']

assert log.contains('flyte: this build has 2 of 4 modules: clean, etl')
assert log.contains('flyte: this build has 2 of 4 modules: report, plain')
assert log.contains('flyte: nothing was deployed of any module, since this failed: broken')
assert log.readLines().any { it =~ /FLYTE-532 .*clean.pom\.xml and .*report.pom\.xml/ }
assert log.count('flyte: flytesnacks/development at') == 7: 'one for each deployment, two for that of single modules'

def deployment = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))
def plan = new JsonSlurper().parse(new File(basedir, 'target/flyte/plan.json'))
assert deployment.environments*.name == ['clean', 'etl', 'report']
assert deployment.images*.name == ['clean-default', 'etl-default', 'report-default']
assert deployment.bundle == null
assert deployment.bundles*.module == ['clean', 'etl', 'report']
assert plan.version == deployment.version
assert plan.environments*.tasks.flatten()*.change.unique() == ['unchanged']
assert !new File(basedir, 'etl/target/flyte/deployment.json').exists(): 'it is told where Maven was called'
