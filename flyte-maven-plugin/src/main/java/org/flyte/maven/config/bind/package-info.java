/**
 * From the merged tree to the immutable records of the settings: every value read, every reference followed, every error kept for
 * one report. Nothing here asks a network, and only existing files of the project are looked at.
 */
@NullMarked
package org.flyte.maven.config.bind;

import org.jspecify.annotations.NullMarked;
