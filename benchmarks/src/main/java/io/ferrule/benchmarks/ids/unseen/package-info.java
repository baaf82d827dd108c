// SPDX-License-Identifier: Apache-2.0
/** Attacks and honest scenarios whose author had read the catalogue and neither the rules nor what had been found before. */
@NullMarked
package io.ferrule.benchmarks.ids.unseen;

import org.jspecify.annotations.NullMarked;
