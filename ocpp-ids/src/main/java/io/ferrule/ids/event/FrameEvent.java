// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.event;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.time.Instant;

/**
 * One WebSocket message on a station's channel.
 *
 * @param at when it arrived
 * @param station identity of the station, as in its URL
 * @param from who sent it
 * @param version version of the conversation
 * @param link where it came from
 * @param content what was sent
 */
public record FrameEvent(Instant at, String station, Side from, OcppVersion version, Link link, WireText content)
        implements Event {}
