// SPDX-License-Identifier: Apache-2.0
/**
 * What a test of an interceptor or of a gateway needs: a session without sockets, a station and a CSMS with real ones, and
 * a clock that a test moves.
 *
 * <pre>{@code
 * var session = InterceptorHarness.v16(factory);
 *
 * var outcome = session.fromCsms("[2,\"1\",\"Reset\",{\"type\":\"Hard\"}]");
 *
 * assertThat(outcome.toStation()).isEmpty();
 * }</pre>
 */
@NullMarked
package io.ferrule.proxy.testing;

import org.jspecify.annotations.NullMarked;
