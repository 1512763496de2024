String log = new File(basedir, 'build.log').text
assert log.contains('o0 = 328350')
assert log.contains('o0 = [9,77,49]')

int squares = 0
new File(basedir, 'target/flyte/dev/logs').eachFileRecurse {
    if (it.file && it.text.contains('com.example.Numbers.square')) squares++
}
assert squares == 105: 'each call was an action with a log of its own'
