/** Values of Flyte's types as people write and read them: as text and as JSON. */
@NullMarked
package org.flyte.client.value;

import org.jspecify.annotations.NullMarked;
