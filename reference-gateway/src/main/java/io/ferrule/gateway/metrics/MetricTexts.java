// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Map;
import java.util.Objects;

/** One phrase for each of our own numbers, shown above it on the page. */
final class MetricTexts implements MeterFilter {

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("stations.connected", "Stations that are connected now"),
            Map.entry("stations.known", "Stations seen since the start"),
            Map.entry("upstreams", "Connected stations by the state of their connection to the CSMS"),
            Map.entry("upstream.away", "Connected stations whose CSMS cannot be reached"),
            Map.entry("journal.entries", "Entries of the journal: waiting for the CSMS, or dead letters"),
            Map.entry("journal.rows", "Entries, remembered replies and station records in the journal"),
            Map.entry("journal.bytes", "What they count against the limit"),
            Map.entry("journal.oldest.seconds", "Age of the entry that waits longest"),
            Map.entry("journal.write.failures", "Times the journal could not be written"),
            Map.entry("journal.set.aside", "Damaged journals that were set aside"),
            Map.entry("journal.sacrificed", "Rows taken out of the journal unsent"),
            Map.entry("journal.waited.too.long", "Entries that became dead letters by age"),
            Map.entry("journal.calls.refused", "Calls that the journal could not take over"),
            Map.entry(
                    "journal.given.up", "Entries that became dead letters because they were refused or never answered"),
            Map.entry("journal.delivered", "Entries that were delivered after an outage"),
            Map.entry("charging.orders", "Limits that were sent to stations of the site"),
            Map.entry("charging.stations.reachable", "Connectors of the site that can be told something and obey"),
            Map.entry("charging.stations.disobedient", "Connectors that were measured to draw more than they may"),
            Map.entry("charging.stations.certain", "Connectors at which a limit is surely in force"),
            Map.entry("charging.fuse.worst.amperes", "What stations below a fuse may draw at worst"),
            Map.entry("charging.fuse.limit.amperes", "What a fuse may carry, limits from outside included"),
            Map.entry("charging.fuse.other.amperes", "What everything but the stations counts with"),
            Map.entry("reloads", "Times another configuration was taken"),
            Map.entry("reload.failures", "Times another configuration was refused"),
            Map.entry("shedding.stage", "What is given up: 0 nothing, 1 copies for observers, 2 newcomers too"),
            Map.entry("shedding.newcomers", "Stations that had to wait outside for want of memory"),
            Map.entry("heap.after.collection.percent", "What the latest collection left of the heap"),
            Map.entry("calls.pending", "Calls that wait for a reply"),
            Map.entry("frames", "Frames sent on"),
            Map.entry("frame.characters", "Characters of frames sent on"),
            Map.entry("frames.unreadable", "Texts that were no OCPP frame"),
            Map.entry("frames.withheld", "Calls and replies that the guard kept from passing"),
            Map.entry("ids.alerts", "Alerts of the intrusion detection"),
            Map.entry("ids.withheld", "Frames that did not pass, by rule"),
            Map.entry("ids.measures", "Measures in force: addresses kept out, stations slowed or in quarantine"),
            Map.entry("ids.measures.taken", "Measures that were taken"),
            Map.entry("ids.engine.failures", "Times the detection failed; frames pass then"),
            Map.entry("ids.missed", "Events that the detection could not hear, or not in time"),
            Map.entry("ids.alerts.held.back", "Alerts beyond 600 a minute, which nobody was told of"),
            Map.entry("ids.evidence.sent", "Alerts that were written or sent"),
            Map.entry("ids.evidence.lost", "Alerts that could not be written or sent"),
            Map.entry("frames.mended", "Frames with a byte-order mark or NUL characters taken off"),
            Map.entry("findings", "Frames against the OCPP documents"),
            Map.entry("connections.refused", "Refused upgrades, status 0 where nothing was answered"),
            Map.entry("duplicates.refused", "Refused second connections of a live identity"),
            Map.entry("limits.broken", "Connections closed for breaking a limit"),
            Map.entry("sessions.opened", "Stations that connected"),
            Map.entry("sessions.closed", "Sessions that ended"),
            Map.entry("sessions.replaced", "Connections that gave way to a newer one"),
            Map.entry("stations.silent", "Alarms about stations that were not heard for too long"),
            Map.entry("stations.heard", "Silent stations that were heard again"),
            Map.entry("upstreams.opened", "Connections to a CSMS that were made"),
            Map.entry("upstreams.failed", "Connections to a CSMS that could not be made"),
            Map.entry("upstreams.lost", "Connections to a CSMS that ended before their station left"),
            Map.entry(
                    "upstreams.passed.over",
                    "Addresses of a CSMS that could not be reached while there was a next one"),
            Map.entry("observers.open", "Observers that are connected, over all stations"),
            Map.entry("observers.away", "Observers that are not, of connected stations"),
            Map.entry("observers.copies.waiting", "Copies of calls that wait for observers"),
            Map.entry("observers.copies.dropped", "Copies that observers of connected stations did not get"),
            Map.entry("observers.opened", "Connections to observers that were made"),
            Map.entry("observers.failed", "Connections to observers that could not be made or were lost"),
            Map.entry("observers.refused", "Calls of observers that their station never saw"),
            Map.entry("observers.unreadable", "Texts of observers that were no OCPP frame"),
            Map.entry("calls.timeout", "Calls without a reply in time"),
            Map.entry("calls.refused", "Calls beyond the queue"),
            Map.entry("calls.repeated", "Calls sent again while the first was waiting"),
            Map.entry("replies.dropped", "Replies that answered no open call"),
            Map.entry("results.refused", "Results that their receiver refused, OCPP 2.1"),
            Map.entry("interceptors.failed", "Interceptors that threw or were late"));

    @Override
    public Meter.Id map(Meter.Id id) {
        String text = Objects.requireNonNullElse(TEXTS.getOrDefault(id.getName(), id.getDescription()), "");
        return new Meter.Id(id.getName(), Tags.of(id.getTags()), id.getBaseUnit(), text, id.getType());
    }
}
