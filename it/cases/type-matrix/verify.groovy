import groovy.json.JsonSlurper

try {
    String log = new File(basedir, 'build.log').text
    assert log.contains('o0 = []'): 'what Java sent came back from Python as it was'
    assert log =~ /\[ERROR\].*FLYTE-606 -Dflyte.inputs.tree: .*children/: 'what is missing in a value is named'

    // Files and folders of this machine, whatever their names and wherever the value has them.
    def read = new JsonSlurper().parse(new File(basedir, 'target/flyte/run.json')).outputs.o0
    def expected = [:]
    context.files.each { name, text ->
        if (name.startsWith('in/')) {
            expected['box/' + (name - 'in/')] = text
            expected['folder/' + (name - 'in/')] = text
        } else {
            expected[name] = text
        }
    }
    assert read == expected

    // Text becomes a record, and the record the same text, with what it left out.
    def order = new JsonSlurper().parse(new File(basedir, 'src/main/order.json'))
    def same = new JsonSlurper().parseText((log =~ /o0 = (\{.*"order_id".*\})/)[0][1])
    assert same == order + [guest: null, rest: 7, took: 'PT-1.5S', time: '2026-01-31T12:00:00.000001+00:00']

    Process python = new ProcessBuilder(System.getenv('FLYTE_TEST_PYTHON'), 'matrix.py', context.server.endpoint().toString(), 'run')
        .directory(new File(basedir, 'src/main/python')).redirectErrorStream(true).start()
    String said = python.inputStream.text
    assert python.waitFor() == 0: said
    def result = new JsonSlurper().parseText(said.readLines().find { it.startsWith('RESULT ') } - 'RESULT ')
    assert result == [phase: 'ActionPhase.SUCCEEDED', outputs: [[]]]: said
} finally {
    context.server?.close()
}
return true
