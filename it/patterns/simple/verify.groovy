import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
def run = new JsonSlurper().parse(new File(basedir, 'target/flyte/run.json'))
def deployment = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))

assert log.contains('o0 = "Hello, World!"')
assert run.phase == 'SUCCEEDED'
assert run.outputs == [o0: 'Hello, World!']
assert run.url.contains("/runs/${run.name}")

assert deployment.project == 'flytesnacks'
assert deployment.domain == 'development'
assert deployment.environments*.name == ['simple_env']
assert deployment.environments[0].tasks*.name == ['simple_env.myTask']
assert deployment.environments[0].tasks[0].change == 'new'
assert deployment.environments[0].tasks[0].registered
assert deployment.images[0].reference.startsWith('embedded/simple-default:')
assert !deployment.images[0].pushed: 'the run before has laid the same image out'
assert log.contains('env   simple_env  1 task  1 new')

// What every Maven that validates plugins would print of a plugin that it finds wanting.
assert !log.contains('Plugin validation issues')
assert !(log =~ /Parameter '.*' is (unknown|read-only|deprecated)/)
