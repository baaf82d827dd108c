// SPDX-License-Identifier: Apache-2.0
/** Captures: recorded traffic as JSON Lines, read into events, and the answers of the engine written as JSON Lines. */
@NullMarked
package io.ferrule.ids.capture;

import org.jspecify.annotations.NullMarked;
