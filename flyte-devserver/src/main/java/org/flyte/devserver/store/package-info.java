/** What the development server remembers: projects, tasks, actions, objects and logs, all as files in the data directory. */
@NullMarked
package org.flyte.devserver.store;

import org.jspecify.annotations.NullMarked;
