import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('o0 = "Hello, World!"')
assert log.contains('o0 = "Goodbye, World!"')
assert log.contains('| greeting World'): 'the task\'s own lines are printed'
assert new JsonSlurper().parse(new File(basedir, 'target/flyte/run.json')).outputs == [o0: 'Goodbye, World!']

File[] images = new File(basedir, 'target/flyte/dev/images').listFiles()
assert images.length == 1: "one image for both runs, not ${images*.name}"
