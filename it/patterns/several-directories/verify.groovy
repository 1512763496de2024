try {
    String log = new File(basedir, 'build.log').text
    def versions = log.findAll(/flytesnacks\/development at \S+, version (\w+)/) { it[1] }
    def images = log.findAll(/image default +(\S+) /) { it[1] }
    def task = context.backend.task('workflows.greet', versions[0])
    assert task.run([name: 'World']) == [o0: 'Hello, World!']

    // From the root: one version, one image and one bundle. From inside the library is a jar of the local repository.
    assert versions[0..1].toSet().size() == 1 && versions[2..3].toSet().size() == 1
    assert images[0..1].toSet().size() == 1 && images[2..3].toSet().size() == 1
    assert log.count('env   workflows  1 task  1 unchanged') == 2
    assert context.backend.task('workflows.greet', versions[2]).run([name: 'World']) == [o0: 'Hello, World!']
} finally {
    context.backend.close()
}
return true
