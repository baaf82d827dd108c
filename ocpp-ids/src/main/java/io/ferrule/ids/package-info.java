// SPDX-License-Identifier: Apache-2.0
/**
 * Suspicion: an engine that is told what passes on both legs and says what is wrong about it.
 *
 * <pre>{@code
 * IntrusionDetector detector = new IntrusionDetector(RuleFiles.builtIn(), Reaction.BLOCK, Map.of());
 * Verdict verdict = detector.accept(event);
 * if (verdict.blocked()) { … }
 * verdict.alerts().forEach(alert -> …);
 * }</pre>
 *
 * <p>The engine has no clock, no thread and no socket: time is what events tell. The gateway and {@code ferrule replay} run the
 * same code.
 */
@NullMarked
package io.ferrule.ids;

import org.jspecify.annotations.NullMarked;
