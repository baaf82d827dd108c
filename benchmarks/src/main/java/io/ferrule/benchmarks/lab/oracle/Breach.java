// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

/**
 * A promise that was not kept.
 *
 * @param rule which promise
 * @param sentence what happened, with message ids
 */
public record Breach(Rule rule, String sentence) {

    @Override
    public String toString() {
        return rule + ": " + sentence;
    }
}
