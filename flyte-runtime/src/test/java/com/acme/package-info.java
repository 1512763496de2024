/** A user's classes, as they come to the container in a bundle. */
@NullMarked
package com.acme;

import org.jspecify.annotations.NullMarked;
