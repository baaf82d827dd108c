// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import java.time.Duration;

/**
 * Where something happens.
 *
 * @param seed of everything that is left to chance
 * @param stations how many
 * @param before how long they live undisturbed first
 * @param told whether the operator tells the context
 */
record Setting(long seed, int stations, Duration before, boolean told) {}
