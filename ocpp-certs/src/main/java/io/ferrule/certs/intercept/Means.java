// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What the work is done with.
 *
 * @param workers threads that may be blocked by a disk or a token, at least one; a task that they refuse is an order
 *     that fails
 * @param clock the time
 * @param random spreads renewals; safe for use by several threads
 * @param listener hears what an operator should know
 */
public record Means(Executor workers, Clock clock, RandomGenerator random, LifeListener listener) {}
