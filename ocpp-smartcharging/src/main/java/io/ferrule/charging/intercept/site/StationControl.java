// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.Refusal;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.intercept.site.SiteListener.Kind;
import io.ferrule.charging.intercept.station.ProfileAnswers;
import io.ferrule.charging.intercept.station.RemoteStarts;
import io.ferrule.charging.intercept.station.Sighting;
import io.ferrule.charging.intercept.station.StationNote;
import io.ferrule.charging.intercept.station.StationProfiles;
import io.ferrule.charging.recipe.Known;
import io.ferrule.charging.recipe.StationFacts;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.books.Books;
import io.ferrule.charging.site.books.StationTraits;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One station of a site: what is known of it, and what it does. On the site's executor. */
final class StationControl {

    private static final String WAY = "way";

    private final Core core;
    private final Member member;
    private final Runnable changed;
    private final StationProfiles profiles;
    private final RemoteStarts starts = new RemoteStarts();
    private final List<Outlet> outlets = new ArrayList<>();
    private final Outlet whole;
    private final Introduction introduction;
    private Abilities abilities;

    /**
     * @param note what was written down about it
     * @param changed a decision is due
     */
    StationControl(Core core, Member member, Map<String, String> note, Runnable changed) {
        this.core = core;
        this.member = member;
        this.changed = changed;
        this.profiles = new StationProfiles(member.spec(), core.plan().rules().zone());
        this.introduction = new Introduction(StationNote.read(note, profiles, starts));
        this.whole = new Outlet(name(), 0, member.spec(), profiles);
        for (String outlet : member.outlets()) {
            outlets.add(new Outlet(outlet, outlets.size() + 1, member.spec(), profiles));
        }
        this.abilities = abilities(wayBefore(note));
    }

    String name() {
        return member.spec().id().value();
    }

    Member member() {
        return member;
    }

    StationProfiles profiles() {
        return profiles;
    }

    ProfileAnswers answers() {
        return new ProfileAnswers(profiles, starts);
    }

    List<Outlet> outlets() {
        return outlets;
    }

    /** All connectors together. */
    Outlet whole() {
        return whole;
    }

    Introduction introduction() {
        return introduction;
    }

    Abilities abilities() {
        return abilities;
    }

    /** What it is taken to obey right now; watts are reckoned with the phases that cars surely use, with one if that is not known. */
    StationCapabilities capabilities() {
        return abilities.now(outlets.stream()
                .mapToInt(outlet -> outlet.phases().orElse(1))
                .min()
                .orElse(1));
    }

    /** What the station says about itself is known now. */
    void learn() {
        abilities = abilities(abilities.way());
    }

    private Abilities abilities(int way) {
        StationFacts facts = introduction.facts().orElseGet(() -> new StationFacts("", "", "", Map.of()));
        Known known = Abilities.built(core.means().capabilities().known(facts), member.spec());
        Abilities fresh = new Abilities(member.correction().apply(known), way);
        StationTraits traits = fresh.keepsLimits() ? StationTraits.KEEPING : StationTraits.UNPROBED;
        outlets.forEach(outlet -> books().knows(outlet.id(), traits));
        return fresh;
    }

    private static int wayBefore(Map<String, String> note) {
        String way = note.getOrDefault(WAY, "");
        return way.matches("\\d{1,3}") ? Integer.parseInt(way) : 0;
    }

    /** Something was seen. What can wait for the next tick does: a station may say a lot. */
    void saw(Sighting sighting) {
        boolean news = false;
        if (sighting instanceof Sighting.Began began) {
            news = began(began);
        } else if (sighting instanceof Sighting.Ended ended) {
            Optional<Outlet> ran =
                    outlets.stream().filter(outlet -> runs(outlet, ended.id())).findFirst();
            ran.ifPresent(this::ended);
            news = ran.isPresent();
        } else if (sighting instanceof Sighting.State state) {
            news = state(state);
        } else if (sighting instanceof Sighting.Metered metered) {
            news = metered(metered);
        } else if (sighting instanceof Sighting.Needed needed) {
            outlet(needed.evse()).told(needed.needs());
            news = true;
        }
        if (news) {
            changed.run();
        }
    }

    /** Whether some transaction runs. */
    boolean busy() {
        return !profiles.transactions().isEmpty();
    }

    /** The station does not start what it was asked to. */
    void startRefused(Payload request) {
        starts.refused(request, profiles.version());
    }

    private boolean runs(Outlet outlet, String id) {
        return profiles.transaction(outlet.evse())
                .filter(running -> running.id().equals(id))
                .isPresent();
    }

    private boolean began(Sighting.Began began) {
        Transaction transaction = new Transaction(began.evse(), began.id(), Optional.of(core.clock()));
        if (!profiles.began(transaction)) {
            return false;
        }
        outlet(began.evse()).began(began.meterWh());
        Optional<Refusal> refusal = starts.began(profiles, transaction, began.startKey());
        refusal.ifPresent(why -> core.note(Kind.REFUSED, name(), "the profile of a remote start: " + why.rule()));
        profilesChanged();
        return true;
    }

    private void ended(Outlet outlet) {
        profiles.ended(outlet.evse());
        outlet.ended();
        profilesChanged();
    }

    /** In 1.6 a connector that is free has no transaction any more, whether its end was told or not. */
    private boolean state(Sighting.State state) {
        Outlet outlet = outlet(state.evse());
        boolean news = outlet.state(state.word());
        boolean free = state.word().equals("Available") && profiles.version() == OcppVersion.V1_6;
        if (free && profiles.transaction(state.evse()).isPresent()) {
            ended(outlet);
        }
        return news;
    }

    private boolean metered(Sighting.Metered metered) {
        Outlet outlet = outlet(metered.evse());
        boolean news = outlet.metered(metered.reading());
        int phases = outlet.phases().orElse(member.spec().phases());
        metered.reading().highest(member.spec().rating().voltage(), phases).ifPresent(amps -> books().drawn(
                        outlet.id(), Math.min(Fuse.MOST_AMPS, amps), core.steady()));
        return news;
    }

    /** Writes down what must survive; what all of it comes to is looked at anew. */
    boolean profilesChanged() {
        outlets.forEach(Outlet::changed);
        whole.changed();
        Map<String, String> note = StationNote.written(profiles, starts, introduction.facts());
        note.put(WAY, Integer.toString(abilities.way()));
        return core.written(group(name()), note);
    }

    static String group(String name) {
        return "station " + name;
    }

    private Outlet outlet(int evse) {
        return outlets.get(evse - 1);
    }

    private Books books() {
        return core.books();
    }
}
