String log = new File(basedir, 'build.log').text

def refused = { int code, int line, String fix ->
    assert log =~ /FLYTE-$code com\/example\/Refused\.kt:$line: .*To mend it: .*$fix/
}
refused(231, 13, 'runBlocking')
refused(231, 15, 'Long for ULong')
refused(231, 17, '@Param')
refused(207, 19, '@JvmRecord data class')
refused(207, 21, 'Optional')
refused(207, 23, 'Optional')
refused(207, 25, 'Optional')
refused(206, 27, '@JvmSuppressWildcards')
refused(207, 29, '@JvmRecord data class')
refused(201, 32, '@JvmStatic')
refused(201, 36, '@JvmStatic')
assert (log =~ /FLYTE-\d+ com/).count == 11: 'and nothing else'
