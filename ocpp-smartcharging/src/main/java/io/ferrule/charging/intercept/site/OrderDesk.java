// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.site.SiteListener.Kind;
import io.ferrule.charging.site.books.Order;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sends the orders for one station and tells the books what came of them. On the site's executor. */
final class OrderDesk {

    private static final String ACTION = "SetChargingProfile";

    private final Core core;
    private final StationControl station;
    private final Presence presence;
    private final Runnable changed;

    OrderDesk(Core core, StationControl station, Presence presence, Runnable changed) {
        this.core = core;
        this.station = station;
        this.presence = presence;
        this.changed = changed;
    }

    /** The order is in the books, and what it grants is on disk. */
    void send(Outlet outlet, Order order) {
        outlet.ordered(order);
        Optional<Link> link = presence.speaking();
        if (link.isEmpty() || outlet.sulks(order, core.steady())) {
            core.books().refused(order, core.steady());
            return;
        }
        Optional<Payload> message = written(link.get(), outlet);
        if (message.isEmpty()) {
            refused(outlet, order, "nothing that it takes would say it");
            return;
        }
        core.note(Kind.ORDERED, order.station(), order.amps() + " A, " + order.cause());
        link.get().ask(ACTION, message.get(), answer -> answered(outlet, order, answer));
    }

    /** It cannot be granted: nothing of it is on disk. */
    void withhold(Order order) {
        core.books().refused(order, core.steady());
    }

    /** A station with room for one profile gets one that suits all its connectors. */
    private Optional<Payload> written(Link link, Outlet outlet) {
        Map<Integer, Double> amps = new TreeMap<>();
        station.outlets().forEach(each -> amps.put(each.evse(), each.ordered()));
        OrderWriter writer = new OrderWriter(amps, station.profiles().transactions(), core.clock());
        return link.version() == OcppVersion.V1_6
                ? writer.v16(station.capabilities(), outlet.evse())
                : Optional.of(writer.v2(outlet.evse()));
    }

    private void answered(Outlet outlet, Order order, Link.Answer answer) {
        if (answer instanceof Link.Answer.No no) {
            refused(outlet, order, no.why());
        } else if (answer instanceof Link.Answer.Result result) {
            boolean accepted =
                    result.payload().string("/status").filter("Accepted"::equals).isPresent();
            if (accepted) {
                core.books().accepted(order, core.steady());
            } else {
                station.abilities().refused();
                refused(outlet, order, "another answer than Accepted");
            }
        }
        // Where nobody knows, the books count both.
        changed.run();
    }

    private void refused(Outlet outlet, Order order, String why) {
        outlet.refused(order, core.steady());
        core.books().refused(order, core.steady());
        core.note(Kind.REFUSED, order.station(), order.amps() + " A: " + why);
    }
}
