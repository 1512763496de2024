String log = new File(basedir, 'build.log').text

def started = (log =~ /embedded backend at (http:\/\/127\.0\.0\.1:\d+), data in (\S+)/).collect { [it[1], it[2]] }
assert started.size() >= 4: 'each of the two modules has a backend in each of the two builds'
assert started.take(2)*.first().toSet().size() == 2: 'and each its own'
assert started*.last().toSet().size() == 2
assert started*.last().every { it.endsWith('/target/flyte/dev') }
assert log.contains('embedded backend stopped')
assert !log.contains('flyte.example.invalid/'): 'the POM names another endpoint, which nobody spoke to'
assert !new File(System.getProperty('user.home'), '.flyte/dev/dev.json').exists() ||
    !started.any { new File(System.getProperty('user.home'), '.flyte/dev/dev.json').text.contains(it[0] - 'http://') }

// What was started has ended, also where a test failed before dev-stop.
started.each { address, data ->
    try {
        new URL(address + '/healthz').openConnection().inputStream.close()
        assert false: address + ' still answers'
    } catch (ConnectException ended) {
        // As it should be.
    }
}
