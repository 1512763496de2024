import groovy.json.JsonSlurper
import java.time.Duration
import org.flyte.client.FlyteClient
import org.flyte.client.RunFollower
import org.flyte.client.RunListener
import org.flyte.devserver.DevServer
import org.flyte.devserver.DevServerOptions
import org.flyte.idl.common.ProjectIdentifier
import org.flyte.idl.core.Literal
import org.flyte.idl.core.Primitive
import org.flyte.idl.core.Scalar
import org.flyte.idl.task.Inputs
import org.flyte.idl.task.TaskIdentifier
import org.flyte.idl.workflow.CreateRunRequest
import org.flyte.wire.connect.ConnectTransport

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
assert has(backend, 'skipping') == ['etl.load']
assert has(backend, 'once') == names
assert has(backend, 'again') == names
assert has(backend, 'failing') == []
assert has(new File(basedir, 'clean/target/flyte/dev'), 'single') == ['clean.clean']
assert has(new File(basedir, 'report/target/flyte/dev'), 'single') == ['report.write']

assert log.contains('flyte: this build has 2 of 4 modules: clean, etl')
assert log.contains('flyte: this build has 2 of 4 modules: report, plain')
assert log.contains('flyte: nothing was deployed of any module, since this failed: broken')
assert log.contains('flyte: nothing was deployed of any module, since this failed: clean')
assert log.contains('flyte: skipped by flyte.deploy.skip') && log.contains('flyte: skipped by flyte.skip')
assert log.readLines().any { it =~ /FLYTE-532 .*clean.pom\.xml and .*report.pom\.xml/ }
assert log.count('flyte: flytesnacks/development at') == 10: 'one for each deployment, two for that of single modules'

def deployment = new JsonSlurper().parse(new File(basedir, 'target/flyte/deployment.json'))
def plan = new JsonSlurper().parse(new File(basedir, 'target/flyte/plan.json'))
assert deployment.environments*.name == ['clean', 'etl', 'report']
assert deployment.images*.name == ['clean-default', 'etl-default', 'report-default']
assert deployment.bundle == null
assert deployment.bundles*.module == ['clean', 'etl', 'report']
assert plan.version == deployment.version
assert plan.environments*.tasks.flatten()*.change.unique() == ['unchanged']
assert !new File(basedir, 'etl/target/flyte/deployment.json').exists(): 'it is told where Maven was called'

// A task of one module calls one of another: each runs in an action of its own, with what was deployed.
def server = DevServer.start(DevServerOptions.in(backend.toPath()))
try {
    def client = new FlyteClient(ConnectTransport.to(server.endpoint()).build())
    def place = [project: 'flytesnacks', domain: 'development']
    def three = Literal.newBuilder().setScalar(Scalar.newBuilder().setPrimitive(Primitive.newBuilder().setInteger(3)))
    def inputs = Inputs.newBuilder()
    inputs.addLiteralsBuilder().setName('rows').setValue(three)
    def run = client.createRun(CreateRunRequest.newBuilder()
        .setProjectId(ProjectIdentifier.newBuilder().setName(place.project).setDomain(place.domain))
        .setTaskId(TaskIdentifier.newBuilder().setProject(place.project).setDomain(place.domain).setName('etl.load').setVersion('all'))
        .setInputs(inputs)
        .build())
    def ended = new RunFollower(client).follow(run.action.id.run, RunListener.SILENT, Duration.ofSeconds(60))
    assert client.actionData(ended.id).outputs.literalsList*.value*.scalar*.primitive*.integer == [5L]
    def logs = []
    new File(backend, "logs").eachFileRecurse { if (it.file && it.path.contains(run.action.id.run.name)) logs << it }
    assert logs.count { it.text.contains('cleaning 6') } == 1
    assert logs.size() == 2: 'the child has a log of its own'
} finally {
    server.close()
}
