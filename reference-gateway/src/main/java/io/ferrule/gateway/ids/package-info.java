// SPDX-License-Identifier: Apache-2.0
/** {@code ferrule replay} and {@code ferrule ids}: the engine of the intrusion detection on files. */
@NullMarked
package io.ferrule.gateway.ids;

import org.jspecify.annotations.NullMarked;
