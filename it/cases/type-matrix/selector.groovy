// Without the Python SDK there is nobody to talk to; CI installs it, so there it must not be left out.
if (System.getenv('FLYTE_TEST_PYTHON') == null && System.getenv('CI') == null) {
    println 'LEFT OUT cases/type-matrix: set FLYTE_TEST_PYTHON to a Python with flyte to run it'
    return false
}
return true
