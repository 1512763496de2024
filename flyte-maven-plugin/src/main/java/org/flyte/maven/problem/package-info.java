/** What went wrong, said so that a user can mend it: one shape for every user error of the plugin. */
@NullMarked
package org.flyte.maven.problem;

import org.jspecify.annotations.NullMarked;
