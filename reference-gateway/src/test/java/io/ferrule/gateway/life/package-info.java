// SPDX-License-Identifier: Apache-2.0
/**
 * A station's certificate life as an operator meets it: the gateway as a process, a CSMS in Node that demands client certificates and
 * writes down which ones it saw, and an authority made of the openssl command.
 */
@NullMarked
package io.ferrule.gateway.life;

import org.jspecify.annotations.NullMarked;
