/** Java values as Flyte's and back: one codec a Java type, made from a method's generic types, never from its values. */
@NullMarked
package org.flyte.runtime.codec;

import org.jspecify.annotations.NullMarked;
