// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.site.SiteListener.Kind;
import io.ferrule.charging.intercept.station.Sighting;
import io.ferrule.model.Payload;
import io.ferrule.proxy.intercept.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether a station is there and may be told something: not before its CSMS has accepted its boot (OCPP 1.6 edition 2, 4.2), and not
 * before it was asked what it can do, nor while it is probed. On the site's executor.
 */
final class Presence {

    /** A station that did not boot speaks within this time, or is silent and listens. */
    private static final Duration NO_BOOT = Duration.ofSeconds(10);

    private final Core core;
    private final StationControl station;
    private final Runnable changed;
    private final LimitNotices notices = new LimitNotices();
    private final Probing probing;
    private Optional<Link> link = Optional.empty();
    private boolean adopted;
    private boolean booting;
    private boolean preparing;
    private boolean ready;

    /** @param adopted whether it was ours before */
    Presence(Core core, StationControl station, boolean adopted, Runnable changed) {
        this.core = core;
        this.station = station;
        this.adopted = adopted;
        this.changed = changed;
        this.probing = new Probing(core, station);
    }

    /** The connection over which it may be told something. */
    Optional<Link> speaking() {
        return link.filter(open -> ready);
    }

    LimitNotices notices() {
        return notices;
    }

    Probing probing() {
        return probing;
    }

    void opened(Session session) {
        gone();
        link = Optional.of(new Link(session, core));
        booting = false;
        station.profiles().speaks(session.version());
        outlets(core.books()::restarted);
        session.executeAfter(
                NO_BOOT,
                () -> core.run(() -> {
                    if (isOf(session) && !booting) {
                        welcome();
                    }
                }));
        changed.run();
    }

    void left(Session session) {
        if (isOf(session)) {
            gone();
            changed.run();
        }
    }

    private boolean isOf(Session session) {
        return link.filter(open -> open.session() == session).isPresent();
    }

    private void gone() {
        link = Optional.empty();
        ready = false;
        preparing = false;
        notices.forget();
        probing.cut();
        outlets(core.books()::lost);
    }

    /** It was restarted, and may have forgotten everything. */
    void booted(Sighting.Booted boot) {
        station.introduction().booted(boot);
        booting = true;
        ready = false;
        preparing = false;
        probing.cut();
        outlets(core.books()::restarted);
        outlets(core.books()::lost);
        changed.run();
    }

    /** Its CSMS said what it thinks of its boot. */
    void answered(boolean accepted) {
        booting = !accepted;
        if (accepted) {
            welcome();
        }
    }

    /** Its CSMS has answered something else: it was accepted before. */
    void heard() {
        if (!booting) {
            welcome();
        }
    }

    private void welcome() {
        if (link.isEmpty() || ready || preparing) {
            return;
        }
        preparing = true;
        Link here = link.get();
        station.introduction().complete(here, () -> sameHere(here, () -> adopt(here)));
    }

    /** A station that was never ours may hold profiles of others, above any of ours; it counts at its largest current until then. */
    private void adopt(Link here) {
        if (adopted) {
            probe(here);
            return;
        }
        here.ask(
                "ClearChargingProfile",
                Payload.empty(),
                answer -> sameHere(here, () -> {
                    adopted = true;
                    probe(here);
                }));
    }

    /** Before it is told anything: the first limit is the first of its orders. */
    private void probe(Link here) {
        if (probing.due(here)) {
            probing.begin(here, () -> sameHere(here, this::introduced));
            changed.run();
        } else {
            introduced();
        }
    }

    /** Time passes: a station that had a car when it came may be free now. Until it was asked it can be told nothing else. */
    void look() {
        if (ready && link.filter(probing::due).isPresent()) {
            ready = false;
            preparing = true;
            outlets(core.books()::lost);
            link.ifPresent(this::probe);
        }
        probing.look();
    }

    private void introduced() {
        preparing = false;
        ready = true;
        station.learn();
        boolean unused = station.profilesChanged();
        boolean probed = station.lesson().taught(station.facts());
        String how = probed ? ", learned by probing" : "";
        core.note(Kind.LEARNT, station.name(), Descriptions.of(station.capabilities()) + how);
        outlets(core.books()::connected);
        changed.run();
    }

    private void sameHere(Link here, Runnable then) {
        if (link.filter(here::equals).isPresent() && preparing) {
            then.run();
        }
    }

    private void outlets(Consumer<String> what) {
        station.outlets().forEach(outlet -> what.accept(outlet.id()));
    }
}
