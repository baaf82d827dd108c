// SPDX-License-Identifier: Apache-2.0
/**
 * Bad input from both sides against a whole gateway: real sockets, mutual TLS, and beside the peer that misbehaves an
 * honest station that must not notice.
 */
@NullMarked
package io.ferrule.gateway.door;

import org.jspecify.annotations.NullMarked;
