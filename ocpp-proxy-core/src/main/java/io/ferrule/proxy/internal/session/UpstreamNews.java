// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.StationId;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.TlsFacts;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What is announced of one station's upstream. */
record UpstreamNews(StationId station, Announcer announcer) {

    void opened(URI url, Link link) {
        Optional<TlsFacts> tls = link.tls();
        announcer.announce(at -> new StationEvent.UpstreamOpened(
                at,
                station,
                url,
                tls.map(TlsFacts::protocol),
                tls.map(TlsFacts::suite),
                tls.flatMap(TlsFacts::group),
                tls.flatMap(TlsFacts::presented)));
    }

    void failed(DialFailure why, Duration wait) {
        announcer.announce(
                at -> new StationEvent.UpstreamFailed(at, station, why.stage(), why.httpStatus(), why.reason(), wait));
    }

    void passedOver(URI url, DialFailure why) {
        announcer.announce(at ->
                new StationEvent.UpstreamPassedOver(at, station, url, why.stage(), why.httpStatus(), why.reason()));
    }

    void renewed(Duration grace) {
        announcer.announce(at -> new StationEvent.UpstreamRenewed(at, station, grace));
    }

    void lost(CloseReason reason, Duration wait) {
        announcer.announce(at -> new StationEvent.UpstreamLost(at, station, reason.code(), reason.text(), wait));
    }

    void limitBroken(Link link, CloseReason reason) {
        announcer.limitBroken(station, link, reason);
    }
}
