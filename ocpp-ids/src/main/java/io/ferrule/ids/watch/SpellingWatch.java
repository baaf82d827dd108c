// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Finding;
import io.ferrule.model.Side;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a station that knew how to write a word writes it otherwise. Stations of the field that do not know their words never do,
 * and say so all day; one that knew them yesterday speaks with another tongue.
 */
final class SpellingWatch implements Watch {

    private static final Set<String> PLACES =
            Set.of("status", "errorCode", "connectorStatus", "eventType", "triggerReason", "reason");
    private static final int LONGEST = 40;

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.kind() != ObservationKind.CALL
                || !o.from(Side.STATION)
                || o.decoded().isEmpty()) {
            return;
        }
        if (o.action().equals("BootNotification") && o.marks().containsKey(Mark.BOOT_CHANGED)) {
            station.words.clear();
        }
        for (Finding finding : o.decoded().get().assessment().findings()) {
            if (finding.rule().equals("enum")) {
                wrong(o, station, finding.pointer());
            }
        }
        learn(o, station);
    }

    private static void wrong(Observation o, StationMemory station, String pointer) {
        String text = o.request().at(pointer).asText();
        String before = station.words.get(key(pointer.substring(pointer.lastIndexOf('/') + 1), text));
        if (before != null && !before.equals(text)) {
            o.mark(Mark.SPELLING, Kept.of(text));
        }
    }

    /** The first spelling counts. */
    private static void learn(Observation o, StationMemory station) {
        for (String place : PLACES) {
            JsonNode word = o.request().path(place);
            if (word.isTextual() && word.textValue().length() <= LONGEST) {
                station.words.putIfAbsent(key(place, word.textValue()), word.textValue());
            }
        }
    }

    private static String key(String place, String word) {
        return place + " " + word.toLowerCase(Locale.ROOT);
    }
}
