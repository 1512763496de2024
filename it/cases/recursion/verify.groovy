assert new File(basedir, 'build.log').text.contains('o0 = 720')

int levels = 0
new File(basedir, 'target/flyte/dev/logs').eachFileRecurse {
    if (it.file && it.text.contains('com.example.Recursion.factorial')) levels++
}
assert levels == 7
