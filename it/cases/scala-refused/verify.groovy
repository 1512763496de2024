String log = new File(basedir, 'build.log').text

def refused = { int code, int line, String fix ->
    assert log =~ /FLYTE-$code com\/example\/Refused\.scala:$line: .*To mend it: .*$fix/
}
refused(207, 11, 'java.util.Optional')
refused(207, 13, 'java.util.List')
refused(207, 15, 'java.util.Map')
refused(207, 17, 'written in Java')
refused(207, 19, 'java.lang.Enum')
refused(231, 21, 'java.lang.Long')
refused(207, 23, 'CompletableFuture')
refused(207, 25, 'java.util.List')
refused(201, 28, 'object')
assert (log =~ /FLYTE-\d+ com/).count == 9: 'and nothing else'
