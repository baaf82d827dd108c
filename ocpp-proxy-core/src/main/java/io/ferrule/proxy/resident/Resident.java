// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.resident;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.InterceptorFactory;

/**
 * A station that lives in the proxy itself: its end of the conversation is an interceptor instead of a socket. See the
 * package description for what it may and must do.
 *
 * @param station its identity; nobody can connect with it from outside
 * @param version the version that it speaks
 * @param life opens what speaks and answers for it, once for each session; asked on the session's lane
 */
public record Resident(StationId station, OcppVersion version, InterceptorFactory life) {}
