/** A user's tasks and their unit tests. */
@NullMarked
package com.acme;

import org.jspecify.annotations.NullMarked;
