// Programs that no JDK brings, and the right to start a container engine; CI has both, so there it must not be left out.
def programs = ['mmdebstrap': 'mmdebstrap', 'dockerd': 'docker.io', 'docker-registry': 'docker-registry', 'skopeo': 'skopeo']
def missing = programs.findAll { program, debian ->
    !(System.getenv('PATH').split(':') + '/usr/sbin').any { new File(it, program).canExecute() }
}.values()
if (missing && System.getenv('CI') == null) {
    println "LEFT OUT cases/container: install the Debian packages ${missing.join(', ')} to run it"
    return false
}
boolean root = 'id -u'.execute().text.trim() == '0' || ['sudo', '-n', 'true'].execute().waitFor() == 0
if (!root && System.getenv('CI') == null) {
    println 'LEFT OUT cases/container: a container engine is started by root only, or by who may sudo without a password'
    return false
}
return true
