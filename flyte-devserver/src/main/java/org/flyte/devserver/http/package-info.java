/** The loopback HTTP listener: Connect calls, signed uploads and downloads, and the doors for health and stopping. */
@NullMarked
package org.flyte.devserver.http;

import org.jspecify.annotations.NullMarked;
