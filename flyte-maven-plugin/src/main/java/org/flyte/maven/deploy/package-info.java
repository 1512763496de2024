/** From code and configuration to registered tasks: connect, publish the image, upload the bundle, register. */
@NullMarked
package org.flyte.maven.deploy;

import org.jspecify.annotations.NullMarked;
