// SPDX-License-Identifier: Apache-2.0
/** What one frame costs on its way, beside what a JSON library needs for the same characters. */
@NullMarked
package io.ferrule.benchmarks.frames;

import org.jspecify.annotations.NullMarked;
