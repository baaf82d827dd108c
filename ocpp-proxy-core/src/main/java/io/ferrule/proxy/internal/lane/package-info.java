// SPDX-License-Identifier: Apache-2.0
/**
 * Serial execution for each session, and the timers behind its deadlines.
 */
@NullMarked
package io.ferrule.proxy.internal.lane;

import org.jspecify.annotations.NullMarked;
