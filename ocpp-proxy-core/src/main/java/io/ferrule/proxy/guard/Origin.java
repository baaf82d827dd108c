// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.guard;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where something comes from.
 *
 * @param station whose session it is
 * @param version version of the session
 * @param from who speaks
 * @param connection name of the connection, never used twice while the proxy runs
 * @param address network address of the speaker; empty where the gateway speaks in the place of a CSMS that is away
 */
public record Origin(
        StationId station, OcppVersion version, Side from, String connection, Optional<InetAddress> address) {}
