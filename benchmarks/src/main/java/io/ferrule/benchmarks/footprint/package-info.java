// SPDX-License-Identifier: Apache-2.0
/** Memory, threads and the cost of starting, and what the memory is made of. */
@NullMarked
package io.ferrule.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
