/** What no single module can show: deployed tasks whose backend, network or process fails while they run. */
@NullMarked
package org.flyte.it;

import org.jspecify.annotations.NullMarked;
