// SPDX-License-Identifier: Apache-2.0
/** Runs JMH, counts CPU time instead of the time on the wall, and turns the results into tables. */
@NullMarked
package io.ferrule.benchmarks.microbench;

import org.jspecify.annotations.NullMarked;
