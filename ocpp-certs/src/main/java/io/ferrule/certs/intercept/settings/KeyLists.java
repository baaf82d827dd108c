// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.model.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the answers to one GetConfiguration together, editing what the station wrote as little as possible. Pure functions over payloads
 * (OCPP 1.6, 5.8).
 */
final class KeyLists {

    private static final String KEYS = "/configurationKey";
    private static final String UNKNOWN = "/unknownKey";
    private static final String END = "/-";

    private KeyLists() {}

    /** The names that a request asks for, each once, as it spells them first; empty for all keys. */
    static List<String> wanted(Payload request) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < request.size("/key"); i++) {
            request.string("/key/" + i).ifPresent(name -> names.putIfAbsent(GatewayKeys.folded(name), name));
        }
        return List.copyOf(names.values());
    }

    /** The station's answer without what is the gateway's. */
    static Payload stationsOwn(Payload answer) {
        Payload own = answer;
        for (int i = answer.size(KEYS) - 1; i >= 0; i--) {
            if (gateways(answer.string(KEYS + "/" + i + "/key"))) {
                own = own.without(KEYS + "/" + i);
            }
        }
        for (int i = answer.size(UNKNOWN) - 1; i >= 0; i--) {
            if (gateways(answer.string(UNKNOWN + "/" + i))) {
                own = own.without(UNKNOWN + "/" + i);
            }
        }
        return answer.size(UNKNOWN) > 0 && own.size(UNKNOWN) == 0 ? own.without(UNKNOWN) : own;
    }

    private static boolean gateways(Optional<String> name) {
        return name.flatMap(GatewayKeys::own).isPresent();
    }

    /** The entries of an answer, as they are written. */
    static List<Payload> entries(Payload answer) {
        return elements(answer, KEYS);
    }

    /** An answer with more entries at the end. */
    static Payload plus(Payload answer, List<Payload> entries) {
        return append(answer, KEYS, entries);
    }

    /** Two answers of the station in one. */
    static Payload merged(Payload answer, Payload next) {
        Payload keys = append(answer, KEYS, elements(next, KEYS));
        return append(keys, UNKNOWN, elements(next, UNKNOWN));
    }

    private static List<Payload> elements(Payload answer, String list) {
        List<Payload> all = new ArrayList<>();
        for (int i = 0; i < answer.size(list); i++) {
            answer.part(list + "/" + i).ifPresent(all::add);
        }
        return all;
    }

    private static Payload append(Payload answer, String list, List<Payload> more) {
        if (more.isEmpty()) {
            return answer;
        }
        if (answer.part(list).filter(part -> part.text().startsWith("[")).isEmpty()) {
            return answer.with(list, more);
        }
        Payload longer = answer;
        for (Payload each : more) {
            longer = longer.with(list + END, each);
        }
        return longer;
    }
}
