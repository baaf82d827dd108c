// SPDX-License-Identifier: Apache-2.0
/**
 * An independent laboratory for the intrusion detection: attacks and honest scenarios written from the catalogue alone, without a
 * look at the rules, and what the engine makes of them.
 */
@NullMarked
package io.ferrule.benchmarks.ids;

import org.jspecify.annotations.NullMarked;
