String log = new File(basedir, 'build.log').text
assert log.contains('o0 = {"name":"thing","sizes":[2,4]}')
assert log.contains('o0 = 15')

def actions = []
new File(basedir, 'target/flyte/dev/logs').eachFileRecurse {
    if (it.file) actions += (it.text =~ /action \w+: com\.example\.(\S+)/).collect { it[1] }
}
assert actions.sort() == ['Tasks$package.top', 'Tasks.doubled', 'Tasks.doubled', 'Tasks.doubled', 'Tasks.item']:
    'each call is a child action, within the object too'
