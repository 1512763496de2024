String log = new File(basedir, 'build.log').text

assert log.contains('FLYTE-104 <enviroments>: there is no element enviroments')
assert log.contains('write environments')
assert log.contains('FLYTE-110 <version>: ')
assert log.contains('FLYTE-106 <environments><Wrong.Name>: ')
assert log.contains('FLYTE-104 <environments><etl><resources>: ')
assert log.contains('FLYTE-101 <endpoint>: ')
assert log.contains('FLYTE-111 flyte.run.name: ')
assert !(log =~ /\n\s+at org\.(apache\.maven|flyte\.maven)/): 'no stack trace'
assert !new File(basedir, 'target/flyte/deployment.json').exists()
