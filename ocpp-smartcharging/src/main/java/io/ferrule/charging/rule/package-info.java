// SPDX-License-Identifier: Apache-2.0
/**
 * What input is refused for: a {@link io.ferrule.charging.rule.Rule} and a sentence, carried by one exception that says
 * which value is wrong and what would be right. All types are safe for use by several threads.
 */
@NullMarked
package io.ferrule.charging.rule;

import org.jspecify.annotations.NullMarked;
