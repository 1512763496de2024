import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
def deployment = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))

assert log.contains('1 task  1 new')
assert log.contains('skipped by flyte.deploy.skip')
assert log.contains('skipped by flyte.skip')
assert deployment.environments*.name == ['bound']
assert deployment.environments[0].tasks == [
    [name: 'bound.noop', change: 'unchanged', registered: false, url: deployment.environments[0].tasks[0].url]
]: 'the embedded backend keeps what was deployed, and the same thing is not sent again'
assert !deployment.bundle.uploaded: 'the backend has the bundle of this version'
assert deployment.bundle.change == 'unchanged'
