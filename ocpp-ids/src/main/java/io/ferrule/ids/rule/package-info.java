// SPDX-License-Identifier: Apache-2.0
/**
 * Rules: what is worth an alert. A rule compares fields of an {@link io.ferrule.ids.watch.Observation}, counts, follows
 * sequences or builds on other rules; it is read from YAML, carries its own tests, and is explained in {@code
 * docs/intrusion-detection.md}.
 *
 * <p>The time of a rule is bounded by its form: comparisons are constant, regular expressions run in linear time (RE2), counters
 * keep at most 1,000 entries for each key and 10,000 keys.
 */
@NullMarked
package io.ferrule.ids.rule;

import org.jspecify.annotations.NullMarked;
