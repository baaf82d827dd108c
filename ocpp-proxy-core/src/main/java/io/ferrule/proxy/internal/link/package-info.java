// SPDX-License-Identifier: Apache-2.0
/**
 * The seam between sessions and transports: one open WebSocket, whichever leg and library.
 */
@NullMarked
package io.ferrule.proxy.internal.link;

import org.jspecify.annotations.NullMarked;
