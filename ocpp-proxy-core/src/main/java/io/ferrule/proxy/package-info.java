// SPDX-License-Identifier: Apache-2.0
/**
 * The conversation between one station and its CSMS, and the proxy that holds many of them. The smallest use:
 *
 * <pre>{@code
 * try (Proxy proxy = Proxy.builder().upstream(URI.create("ws://csms.example/ocpp")).start()) {
 *     System.out.println("stations connect to " + proxy.address());
 * }
 * }</pre>
 */
@NullMarked
package io.ferrule.proxy;

import org.jspecify.annotations.NullMarked;
