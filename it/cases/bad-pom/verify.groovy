String log = new File(basedir, 'build.log').text

assert log.contains('FLYTE-104 <enviroments> (pom.xml:39): there is no element enviroments')
assert log.contains('write environments')
assert log.contains('FLYTE-110 <version> (pom.xml:42): ')
assert log.contains('FLYTE-106 <environments><Wrong.Name> (pom.xml:44): ')
assert log.contains('FLYTE-104 <environments><etl><resorces> (pom.xml:46): ')
assert log.contains('FLYTE-101 <endpoint>: ')
assert log.contains('FLYTE-111 -Dflyte.run.name: ')
assert !(log =~ /\n\s+at org\.(apache\.maven|flyte\.maven)/): 'no stack trace'
assert !new File(basedir, 'target/flyte/deployment.json').exists()
