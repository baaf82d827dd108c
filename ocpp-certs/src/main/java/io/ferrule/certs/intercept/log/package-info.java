// SPDX-License-Identifier: Apache-2.0
/**
 * GetLog on behalf of stations that do not know it (OCPP 1.6 security white paper edition 3, N01; OCPP 2.0.1 part 2, N01).
 *
 * <p>The security log is the gateway's, so the gateway uploads it: by HTTP, HTTPS or FTP, in the background, with limits. The diagnostics
 * log is the station's: in 1.6 the order becomes GetDiagnostics, and what the station says of its upload becomes LogStatusNotification.
 *
 * <p>Where to upload is the word of a peer. Only listed schemes are used, a name is resolved once and connected to as it was resolved, the
 * gateway's own and private networks are refused unless they are named, and no redirect is followed.
 *
 * <pre>{@code
 * LogOrders orders = LogOrders.over(securityLog, notices, UploadSettings.of(executor));
 * Proxy.builder().intercept("logs", OnFailure.REJECT, orders.interceptors())
 * }</pre>
 */
@NullMarked
package io.ferrule.certs.intercept.log;

import org.jspecify.annotations.NullMarked;
