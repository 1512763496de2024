import groovy.json.JsonSlurper

try {
    String log = new File(basedir, 'build.log').text
    // Java parents of Python children.
    assert log.contains('o0 = 2012')
    assert log.contains('o0 = "ValueError: true"')
    assert log =~ /\[ERROR\].*ValueError/
    assert !(log =~ /\n\s+at (org\.apache\.maven|org\.flyte\.maven)/): 'no stack trace of ours'

    // The Python SDK runs tasks of both languages.
    Process python = new ProcessBuilder(System.getenv('FLYTE_TEST_PYTHON'), 'interop.py', context.server.endpoint().toString(), 'run')
        .directory(new File(basedir, 'src/main/python')).redirectErrorStream(true).start()
    String said = python.inputStream.text
    assert python.waitFor() == 0: said
    def results = new JsonSlurper().parseText(said.readLines().find { it.startsWith('RESULT ') } - 'RESULT ')
    assert results['python runs java'] == [phase: 'SUCCEEDED', o0: 42]
    assert results['python runs a java parent of python'] == [phase: 'SUCCEEDED', o0: 2012]
    assert results['java fails'].phase == 'FAILED'
    assert results['java fails'].error.startsWith('IllegalStateException: not today')
    assert results['python awaits java'] == [phase: 'SUCCEEDED', o0: 9]
    assert results["python sees java's error"] == [phase: 'SUCCEEDED', o0: 'IllegalStateException: True']
} finally {
    context.server?.close()
}
return true
