/** What a deployer needs beside the wire: addresses, calls, uploads, following a run. */
@NullMarked
package org.flyte.client;

import org.jspecify.annotations.NullMarked;
