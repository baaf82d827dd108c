// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.model.Payload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a CSMS of 1.6 learns from GetConfiguration about charging profiles (OCPP 1.6 edition 2, 5.8, 9.4): what the store takes, not what
 * the station would. Everything else stays as the station wrote it.
 */
public final class ConfigurationAnswer {

    private static final String ENTRIES = "/configurationKey";
    private static final String UNKNOWN = "/unknownKey";

    private ConfigurationAnswer() {}

    /**
     * Puts in what holds.
     *
     * @param request payload of the request
     * @param answer payload of the station's answer
     * @return the answer, the very same where it was not asked for any of this
     */
    public static Payload of(Payload request, Payload answer) {
        Payload told = answer;
        for (Map.Entry<String, String> key : Offer.configuration().entrySet()) {
            if (asked(request, key.getKey())) {
                told = with(told, key.getKey(), key.getValue());
            }
        }
        return told;
    }

    private static boolean asked(Payload request, String name) {
        return request.size("/key") == 0 || find(request, "/key", "", name).isPresent();
    }

    private static Payload with(Payload answer, String name, String value) {
        Payload known = find(answer, UNKNOWN, "", name).map(answer::without).orElse(answer);
        Payload rest = known.has(UNKNOWN) && known.size(UNKNOWN) == 0 ? known.without(UNKNOWN) : known;
        Optional<String> place = find(rest, ENTRIES, "/key", name);
        if (place.isPresent()) {
            return rest.with(place.get() + "/value", value).with(place.get() + "/readonly", true);
        }
        Payload entry =
                Payload.empty().with("/key", name).with("/readonly", true).with("/value", value);
        return rest.size(ENTRIES) > 0 ? rest.with(ENTRIES + "/-", entry) : rest.with(ENTRIES, List.of(entry));
    }

    /** Where a name stands in a list, whatever its case. */
    private static Optional<String> find(Payload text, String list, String member, String name) {
        for (int i = 0; i < text.size(list); i++) {
            String place = list + "/" + i;
            boolean same = text.string(place + member)
                    .filter(key -> key.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                    .isPresent();
            if (same) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }
}
