// What each value is and who said it, in each of the four builds: the same on every Maven.
def builds = new File(basedir, 'build.log').text.split(/--- flyte[^\n]*:plan /).drop(1)
assert builds.size() == 4
builds.eachWithIndex { String build, int i ->
    def said = build.readLines().findResults { (it =~ /^\[INFO\] (\S+ = .*\[.+\])$/).with { it ? it[0][1] : null } }
    def expected = new File(basedir, "expected/${i + 1}.txt").readLines()
    assert said == expected
    assert build.contains('nothing was written')
}
assert builds[2].contains('env   etl-prod  1 task')
assert builds[3].contains('env   train  1 task')
