package org.flyte.maven.index;

import java.util.List;
import org.flyte.maven.problem.Problem;

/** Takes down what is wrong with one method. */
record Report(List<Problem> problems, String where) {
    void add(IndexCode code, String what, String fix) {
        problems.add(new Problem(code, what, where, fix));
    }
}
