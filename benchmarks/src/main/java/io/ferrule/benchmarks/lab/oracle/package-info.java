// SPDX-License-Identifier: Apache-2.0
/** Compares what stations did and were told with what the CSMS finally knows. Pure functions over values. */
@NullMarked
package io.ferrule.benchmarks.lab.oracle;

import org.jspecify.annotations.NullMarked;
