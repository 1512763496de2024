/** A registry, a container engine and an object store for tests, and a backend whose registered tasks run on them. */
@NullMarked
package org.flyte.test.cluster;

import org.jspecify.annotations.NullMarked;
