/** What people and programs read of a goal's work: lines on the console and JSON files below {@code target/flyte}. */
@NullMarked
package org.flyte.maven.report;

import org.jspecify.annotations.NullMarked;
