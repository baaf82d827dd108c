// SPDX-License-Identifier: Apache-2.0
/** What the gateway gives up when memory is short, and in which order. */
@NullMarked
package io.ferrule.gateway.shedding;

import org.jspecify.annotations.NullMarked;
