String log = new File(basedir, 'build.log').text

def started = (log =~ /embedded backend at (http:\/\/127\.0\.0\.1:\d+), data in (\S+)/).collect { [it[1], it[2]] }
assert started.size() >= 7: 'the parent and both modules have one in the first two builds, and some in the third'
assert started.take(3)*.first().toSet().size() == 3: 'each its own'
assert started.take(3)*.last().toSet().size() == 3
assert log.contains('FLYTE-'): 'the third build ends before dev-stop'
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
return true
