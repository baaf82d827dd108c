// SPDX-License-Identifier: Apache-2.0
/** Hundreds of stations for a long time, and all of them at once. */
@NullMarked
package io.ferrule.benchmarks.lab.endurance;

import org.jspecify.annotations.NullMarked;
