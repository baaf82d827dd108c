// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import java.util.Optional;

/**
 * A billing call that went to the CSMS when it came.
 *
 * @param number its entry in the outbox; empty where the journal could not write it
 * @param bill the call
 */
record Live(Optional<Long> number, Bill bill) {}
