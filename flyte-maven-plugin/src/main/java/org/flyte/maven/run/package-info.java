/** One run of one task: its inputs from text, its creation, its log and its outcome. */
@NullMarked
package org.flyte.maven.run;

import org.jspecify.annotations.NullMarked;
