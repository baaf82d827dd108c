// SPDX-License-Identifier: Apache-2.0
/**
 * The conversation between one station and its CSMS, and the proxy that holds many of them.
 */
@NullMarked
package io.ferrule.proxy;

import org.jspecify.annotations.NullMarked;
