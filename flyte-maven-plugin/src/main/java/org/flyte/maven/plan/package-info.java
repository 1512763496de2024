/** What a deployment would change: held against what the backend and the registries have, without a write to any of them. */
@NullMarked
package org.flyte.maven.plan;

import org.jspecify.annotations.NullMarked;
