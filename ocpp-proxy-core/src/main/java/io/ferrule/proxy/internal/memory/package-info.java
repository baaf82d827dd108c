// SPDX-License-Identifier: Apache-2.0
/**
 * Links without sockets and timers without waiting: what the test harness runs a real session on.
 */
@NullMarked
package io.ferrule.proxy.internal.memory;

import org.jspecify.annotations.NullMarked;
