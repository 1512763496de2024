/** A real S3 API server, which checks signatures, for the tests of this repository. */
@NullMarked
package org.flyte.test.s3;

import org.jspecify.annotations.NullMarked;
