// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.RateUnit;
import io.ferrule.charging.intercept.site.SiteListener.Kind;
import io.ferrule.charging.recipe.probe.ProbeRules;
import io.ferrule.charging.site.books.Order;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sends the orders for one station and tells the books what came of them. On the site's executor. */
final class OrderDesk {

    private static final String ACTION = "SetChargingProfile";
    private static final String PROFILE_ID = "/csChargingProfiles/chargingProfileId";

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
        core.note(Kind.ORDERED, order.station(), order.amps() + " A, " + order.cause());
        tell(link.get(), outlet, new Attempt(order, station.abilities().ways()));
    }

    /**
     * An order on its way.
     *
     * @param order the order
     * @param ways in how many ways it may still be said
     */
    private record Attempt(Order order, int ways) {}

    private void tell(Link link, Outlet outlet, Attempt attempt) {
        Optional<Payload> message = written(link, outlet);
        if (message.isEmpty()) {
            refused(outlet, attempt.order(), "nothing that it takes would say it");
        } else {
            link.ask(ACTION, message.get(), answer -> answered(link, outlet, attempt, answer));
        }
    }

    /** Says the same amperes again to a station that reckons in watts: the phases that they are meant for are others now. */
    void repeat(Outlet outlet) {
        boolean amperes = station.capabilities().accepts().units().contains(RateUnit.A);
        Optional<Link> link = presence.speaking().filter(open -> open.version() == OcppVersion.V1_6 && !amperes);
        link.flatMap(open -> written(open, outlet))
                .ifPresent(message -> link.get().ask(ACTION, message, answer -> {}));
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

    private void answered(Link link, Outlet outlet, Attempt attempt, Link.Answer answer) {
        Order order = attempt.order();
        if (answer instanceof Link.Answer.No no) {
            refused(outlet, order, no.why());
        } else if (answer instanceof Link.Answer.Result result) {
            if (result.payload().string("/status").filter("Accepted"::equals).isPresent()) {
                accepted(link, attempt);
            } else if (another(link, attempt)) {
                tell(link, outlet, new Attempt(order, attempt.ways() - 1));
                return;
            } else {
                refused(outlet, order, "another answer than Accepted");
            }
        }
        // Where nobody knows, the books count both.
        changed.run();
    }

    private void accepted(Link link, Attempt attempt) {
        core.books().accepted(attempt.order(), core.steady());
        boolean settled = station.settles();
        if (settled) {
            clearRest(link);
        }
        if (settled || attempt.ways() < station.abilities().ways()) {
            boolean unused = station.profilesChanged();
        }
    }

    /**
     * A probe that was cut short may have left a profile behind, which would bound the station for ever. It goes when there is
     * another limit; a station that says no has none.
     */
    private void clearRest(Link link) {
        Set<Integer> own = station.outlets().stream()
                .flatMap(outlet -> written(link, outlet).stream())
                .flatMap(message -> message.number(PROFILE_ID).map(BigDecimal::intValue).stream())
                .collect(Collectors.toSet());
        ProbeRules.usual(Optional.empty()).profileIds().stream()
                .filter(id -> !own.contains(id))
                .forEach(id -> link.ask("ClearChargingProfile", Payload.empty().with("/id", id), answer -> {}));
    }

    /** It said no: perhaps it takes the same when it is said in a plainer way. */
    private boolean another(Link link, Attempt attempt) {
        station.abilities().refused();
        return attempt.ways() > 1 && presence.speaking().filter(link::equals).isPresent();
    }

    private void refused(Outlet outlet, Order order, String why) {
        outlet.refused(order, core.steady());
        core.books().refused(order, core.steady());
        core.note(Kind.REFUSED, order.station(), order.amps() + " A: " + why);
    }
}
