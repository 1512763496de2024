/**
 * From what the POM, properties and the command line say to one immutable model, with all errors at once. Knows no Maven
 * type: the mojos hand over a tree of {@link org.flyte.maven.config.ConfigNode}.
 */
@NullMarked
package org.flyte.maven.config;

import org.jspecify.annotations.NullMarked;
