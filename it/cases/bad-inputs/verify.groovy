import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text

assert log.contains('FLYTE-602 -Dflyte.task: there is no task repaet. To mend it: did you mean repeat?')
assert log.contains('FLYTE-606 -Dflyte.inputs.number: ')
assert log.contains('FLYTE-604 -Dflyte.inputs.tmies: ')
assert log.contains('write times')
assert log.contains('FLYTE-605 -Dflyte.inputs.pause: ')
assert log.contains('FLYTE-601 -Dflyte.task: nobody said which of 2 tasks to run')
assert log =~ /FLYTE-608 \S+: IllegalStateException: broken/
assert log.contains('FLYTE-104 -Dflyte.taks: ')
assert log.contains('write task')
assert !log.contains('org.apache.maven.lifecycle.LifecycleExecutionException: '): 'no stack trace'
assert !(log =~ /\n\s+at org\.(apache\.maven|flyte\.maven)/): 'no stack trace'

assert new JsonSlurper().parse(new File(basedir, 'target/flyte/run.json')).outputs == [o0: [7, 7]]
