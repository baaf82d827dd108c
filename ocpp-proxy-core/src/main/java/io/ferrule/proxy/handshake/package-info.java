// SPDX-License-Identifier: Apache-2.0
/**
 * Who may open a connection, decided before the upgrade is answered.
 */
@NullMarked
package io.ferrule.proxy.handshake;

import org.jspecify.annotations.NullMarked;
