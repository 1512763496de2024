String log = new File(basedir, 'build.log').text

def refused = { int code, int line, String fix ->
    assert log =~ /FLYTE-$code com\/example\/Refused\.kt:$line: .*To mend it: .*$fix/
}
refused(231, 12, 'runBlocking')
refused(231, 14, 'Long for ULong')
refused(231, 16, '@Param')
refused(207, 18, 'a data class')
refused(207, 20, 'value class')
refused(207, 22, 'leave the . or Optional out')
refused(206, 24, '@JvmSuppressWildcards')
refused(207, 26, 'List')
refused(201, 29, '@JvmStatic')
refused(201, 33, '@JvmStatic')
assert (log =~ /FLYTE-\d+ com/).count == 10: 'and nothing else'
