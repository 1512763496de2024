/** Actions within the woven copy of the user's classes; the class loader that weaves loads this package anew too. */
@NullMarked
package org.flyte.testing.action;

import org.jspecify.annotations.NullMarked;
