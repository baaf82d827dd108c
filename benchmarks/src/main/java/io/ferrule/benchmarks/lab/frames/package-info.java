// SPDX-License-Identifier: Apache-2.0
/** Frames as both ends of the laboratory write them. */
@NullMarked
package io.ferrule.benchmarks.lab.frames;

import org.jspecify.annotations.NullMarked;
