// SPDX-License-Identifier: Apache-2.0
/** What a mutual TLS handshake costs, beside the arithmetic in it and beside a dial that does nothing else. */
@NullMarked
package io.ferrule.benchmarks.handshake;

import org.jspecify.annotations.NullMarked;
