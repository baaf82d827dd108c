// SPDX-License-Identifier: Apache-2.0
/** What attackers do, class by class of the catalogue, each in at least three ways. */
@NullMarked
package io.ferrule.benchmarks.ids.attack;

import org.jspecify.annotations.NullMarked;
