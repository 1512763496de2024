try {
    String log = new File(basedir, 'build.log').text
    def versions = log.findAll(/flytesnacks\/development at \S+, version (\w+)/) { it[1] }
    def images = log.findAll(/image default +(\S+) /) { it[1] }
    def task = context.backend.task('workflows.greet', versions[0])
    assert task.run([name: 'World']) == [o0: 'Hello, World!']

    // Deployed from four places, and planned: one version, one image and one bundle.
    assert versions == [versions[0]] * 5
    assert images == [task.image()] * 5
    assert log.count('env   workflows  1 task  1 unchanged') == 4
    assert log.count('bundle.tar.gz  uploaded') == 1 && log.count('bundle.tar.gz  already uploaded') == 3
    assert context.backend.versions('workflows.greet') == [versions[0]]
} finally {
    context.backend.close()
}
return true
