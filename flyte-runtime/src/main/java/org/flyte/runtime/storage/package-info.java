/** Where inputs, outputs and code lie: a few operations on URIs, one implementation a scheme. */
@NullMarked
package org.flyte.runtime.storage;

import org.jspecify.annotations.NullMarked;
