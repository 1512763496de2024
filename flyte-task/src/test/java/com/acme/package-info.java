/** Code of a user's, in a package that the library cannot see into. */
@NullMarked
package com.acme;

import org.jspecify.annotations.NullMarked;
