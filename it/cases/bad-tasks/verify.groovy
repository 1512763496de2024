String log = new File(basedir, 'build.log').text

assert log =~ /FLYTE-207 .*Tasks\.java:11: .*BigDecimal/
assert log =~ /FLYTE-207 .*Tasks\.java:16: .*Map<List<Integer>,.* cannot be passed/
assert log =~ /FLYTE-210 .*Tasks\.java:2\d: .*twice/
assert !(log =~ /\n\s+at org\.(apache\.maven|flyte\.maven)/): 'no stack trace'
assert !new File(basedir, 'target/flyte/dev').exists()
assert !new File(basedir, 'target/flyte/deployment.json').exists()
assert !new File(basedir, 'target/flyte/code/META-INF/flyte/specs.pb').exists()
