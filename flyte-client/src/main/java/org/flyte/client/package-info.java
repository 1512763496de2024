/** What a deployer needs beside the wire: addresses, calls, uploads, following a run, values as text and JSON. */
@NullMarked
package org.flyte.client;

import org.jspecify.annotations.NullMarked;
