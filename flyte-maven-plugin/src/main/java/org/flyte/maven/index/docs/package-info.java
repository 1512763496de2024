/** What sources say of tasks to people: Javadoc, and where the source can be read. */
@NullMarked
package org.flyte.maven.index.docs;

import org.jspecify.annotations.NullMarked;
