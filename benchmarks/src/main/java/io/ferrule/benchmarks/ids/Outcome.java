// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.ids.attack.Attack;
import java.time.Duration;
import java.util.List;

/**
 * How an attack ended.
 *
 * @param attack the attack
 * @param told whether the operator had told the context
 * @param detected whether an alert beyond {@code info} came, or something was blocked, on a line of the attacker, or an alert of its class on a line of a
 *     station that he took
 * @param named whether an alert bore the class of the attack
 * @param blocked whether a frame of his did not pass
 * @param line on which line of his, from 1
 * @param after how long after his first
 * @param disturbed rules that alerted on stations that he left alone
 * @param wronged rules that blocked an honest frame
 */
record Outcome(
        Attack attack,
        boolean told,
        boolean detected,
        boolean named,
        boolean blocked,
        long line,
        Duration after,
        List<String> disturbed,
        List<String> wronged) {

    Outcome {
        disturbed = List.copyOf(disturbed);
        wronged = List.copyOf(wronged);
    }
}
