package org.flyte.maven.index;

import static org.junit.jupiter.api.Assertions.fail;

import org.opentest4j.TestAbortedException;

/** The Python with the published Flyte packages. */
public final class TestPython {
    private TestPython() {}

    /** Returns its path; without one the test is given up, or fails where all tests have to run. */
    public static String path() {
        String python = System.getenv("FLYTE_TEST_PYTHON");
        if (python != null) {
            return python;
        }
        String need = "FLYTE_TEST_PYTHON names no Python (Debian package python3-venv) with flyte==2.12.1 and"
                + " flyteidl2==2.0.51";
        if (System.getenv("CI") != null) {
            fail(need);
        }
        throw new TestAbortedException(need);
    }
}
