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
import io.ferrule.charging.recipe.CapabilitySource;
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
    private Lesson lesson;
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
        Lesson before = Lesson.read(note);
        this.lesson = member.probe() ? before : before.forgotten();
        if (lesson.unsettled()) {
            doubted();
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

    /** What it says about itself; nothing before it said it. */
    StationFacts facts() {
        return introduction.facts().orElseGet(() -> new StationFacts("", "", "", Map.of()));
    }

    /** What is known of such a station without probing it. */
    Known claimed(StationFacts facts) {
        return known(core.means().capabilities(), facts);
    }

    private Known known(CapabilitySource source, StationFacts facts) {
        return member.correction().apply(Abilities.built(source.known(facts), member.spec()));
    }

    private Abilities abilities(int way) {
        Known known = known(lesson.over(core.means().capabilities()), facts());
        Abilities fresh = new Abilities(known, way);
        StationTraits traits = fresh.keepsLimits() ? StationTraits.KEEPING : StationTraits.UNPROBED;
        outlets.forEach(outlet -> books().knows(outlet.id(), traits));
        return fresh;
    }

    private static int wayBefore(Map<String, String> note) {
        String way = note.getOrDefault(WAY, "");
        return way.matches("\\d{1,3}") ? Integer.parseInt(way) : 0;
    }

    /** What is remembered of probing it. */
    Lesson lesson() {
        return lesson;
    }

    /** What was learnt is obeyed from the next order on, told in the plainest words first. Whether it is on disk. */
    boolean remembers(Lesson fresh) {
        lesson = fresh;
        abilities = abilities(lesson.taught(facts()) ? 0 : abilities.way());
        return profilesChanged();
    }

    /** It counts at its largest current until it has taken a limit, even if it keeps limits. */
    void doubted() {
        outlets.forEach(outlet -> books().knows(outlet.id(), StationTraits.UNPROBED));
        outlets.forEach(outlet -> books().restarted(outlet.id()));
    }

    /** Whether it is surely told by now what the site grants it, for the first time after a probe. */
    boolean settles() {
        boolean settled =
                lesson.unsettled() && outlets.stream().allMatch(outlet -> books().cleared(outlet.id(), core.steady()));
        lesson = settled ? lesson.settled() : lesson;
        return settled;
    }

    /** Whether it holds over a restart what it was granted. */
    boolean keepsLimits() {
        return abilities.keepsLimits() && !lesson.unsettled();
    }

    /** Whether no car is known to be there. */
    boolean isFree() {
        return !busy() && outlets.stream().allMatch(Outlet::free);
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
        lesson.write(note);
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
