// SPDX-License-Identifier: Apache-2.0
/** {@code ferrule lint}: what a strict peer would say about each frame of a file, line by line. */
@NullMarked
package io.ferrule.gateway.lint;

import org.jspecify.annotations.NullMarked;
