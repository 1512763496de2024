String log = new File(basedir, 'build.log').text
assert log.contains('o0 = 2'): 'a plain method of the jar'
assert log =~ /\[ERROR\].*FLYTE-608.*Shared.twice.*Flyte\.remote/: 'its task is not run in the caller\'s own process'
assert !log.contains('SUCCEEDED in') || log.count('SUCCEEDED in') == 1
