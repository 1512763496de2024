String log = new File(basedir, 'build.log').text

assert log.contains('flyte: no tasks in this module')
assert !log.contains('FLYTE-')
assert !new File(basedir, 'target/flyte').exists()
