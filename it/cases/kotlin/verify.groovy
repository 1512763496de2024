import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
String drawing = log.readLines().find { it.contains('o0 = {"id"') }
assert new JsonSlurper().parseText(drawing.substring(drawing.indexOf('{'))) == [
    id: 42,
    items: [[name: 'the item SMALL1', size: 'SMALL', note: null, count: 4], [name: 'the item LARGE2', size: 'LARGE', note: null, count: 4]],
    shapes: [a: [radius: 2.0], b: [side: 3.0, name: null]],
    first: [value: null, times: 1]]
assert log.contains('o0 = null'): 'a String? may be null, and so may what is returned'
assert log.contains('o0 = true')

def actions = []
new File(basedir, 'target/flyte/dev/logs').eachFileRecurse {
    if (it.file) actions += (it.text =~ /action \w+: com\.example\.(\S+)/).collect { it[1] }
}
assert actions.sort() == ['Catalog.item', 'Catalog.item', 'MainKt.describe', 'MainKt.describe', 'MainKt.describe',
    'MainKt.described', 'MainKt.doubled', 'MainKt.draw',
    'Sketch.circle', 'Sketch.circle', 'Sketch.square']: 'each call is a child action, within the companion too'
