// SPDX-License-Identifier: Apache-2.0
/**
 * What the engine is told: frames, what happened to connections, what an operator knows about the site, and the passing of
 * time. The live gateway and a recorded capture make the same values.
 */
@NullMarked
package io.ferrule.ids.event;

import org.jspecify.annotations.NullMarked;
