/**
 * What users may say of environments, tasks and images, checked and immutable. The configuration and the annotations are read into it;
 * specs, images and plans are made from it.
 */
@NullMarked
package org.flyte.maven.settings;

import org.jspecify.annotations.NullMarked;
