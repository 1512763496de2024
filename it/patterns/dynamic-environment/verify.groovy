import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('o0 = 42')
assert log.contains('o0 = 2')
assert log.contains('o0 = 3')
def run = new JsonSlurper().parse(new File(basedir, 'target/flyte/run.json'))
assert run.phase == 'SUCCEEDED'
assert run.outputs == [o0: 3]

// The child ran in a container of its own: its line is in the log of another action than the parent's.
def logs = []
new File(basedir, 'target/flyte/dev/logs').eachFileRecurse { if (it.file) logs << it }
def with = { String text -> logs.findAll { it.text.contains(text) } }
assert with('Environment: dev').size() == 1
assert with('Environment: prod').size() == 2
assert with('com.example.Steps.entrypoint').size() == 3
assert with('com.example.Steps.entrypoint').every { !it.text.contains('Environment: ') }

// Deployed to the domain that was chosen, each in the environment of that domain.
assert log.contains('flytesnacks/development')
assert log.findAll('flytesnacks/production at').size() >= 2
assert log.contains('env   dev  2 tasks  2 new')
assert log.contains('env   prod  2 tasks  2 new')
// The profile changes one task on top of what the domain says, and deploys in the phase package.
assert log.contains('deploy-no-fork')
assert log =~ /env   prod  2 tasks  (1 changed, 1 unchanged|2 changed)/
def deployment = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))
assert deployment.domain == 'production'
assert deployment.environments*.name == ['prod']
