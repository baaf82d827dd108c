// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import java.util.function.Consumer;

/**
 * One way to attack.
 *
 * @param type class of the catalogue, such as {@code A34}
 * @param name what is done, in a few words
 * @param conduct does it; everything that is done is hostile
 */
public record Attack(String type, String name, Consumer<Stage> conduct) {}
