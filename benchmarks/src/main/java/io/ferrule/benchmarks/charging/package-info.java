// SPDX-License-Identifier: Apache-2.0
/** What computing with charging profiles costs. */
@NullMarked
package io.ferrule.benchmarks.charging;

import org.jspecify.annotations.NullMarked;
