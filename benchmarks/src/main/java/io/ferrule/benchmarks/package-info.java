// SPDX-License-Identifier: Apache-2.0
/** Measures what Ferrule costs, always beside something that does the same work; {@code benchmarks/README.md} tells how. */
@NullMarked
package io.ferrule.benchmarks;

import org.jspecify.annotations.NullMarked;
