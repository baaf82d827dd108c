// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.journal.TokenListChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads SendLocalList (OCPP 1.6, 5.15; OCPP 2.0.1 part 2, D01). Of what is said about a token only that is kept which
 * decides while the CSMS is away; to cut each entry out of a long list as it is written would take too long for a lane.
 */
final class LocalList {

    private static final int MOST = 10_000;

    private final Payload payload;
    private final boolean second;
    private final Map<String, String> entries = new HashMap<>();
    private final Set<String> removed = new HashSet<>();

    private LocalList(Payload payload, boolean second) {
        this.payload = payload;
        this.second = second;
    }

    /** The change that a request asks for; empty if it is none that can be understood. */
    static Optional<TokenListChange> read(OcppVersion version, Payload request) {
        Optional<String> type = request.string("/updateType");
        String list = request.has("/localAuthorisationList") ? "/localAuthorisationList" : "/localAuthorizationList";
        boolean full = type.equals(Optional.of("Full"));
        if (!(full || type.equals(Optional.of("Differential"))) || request.size(list) > MOST) {
            return Optional.empty();
        }
        return Optional.of(new LocalList(request, version.compareTo(OcppVersion.V2_0_1) >= 0).read(list, full));
    }

    private TokenListChange read(String list, boolean full) {
        for (int i = 0; i < payload.size(list); i++) {
            entry(list + '/' + i);
        }
        removed.removeAll(entries.keySet());
        return new TokenListChange(full, entries, removed);
    }

    // An entry without a word about the token takes it off the list.
    private void entry(String at) {
        Optional<String> token = second
                ? payload.string(at + "/idToken/idToken")
                        .flatMap(value -> TokenMemory.key(value, payload.string(at + "/idToken/type")))
                : payload.string(at + "/idTag").flatMap(value -> TokenMemory.key(value, Optional.empty()));
        String info = at + (second ? "/idTokenInfo" : "/idTagInfo");
        token.ifPresent(key -> {
            if (payload.has(info)) {
                entries.put(key, info(info).text());
            } else {
                removed.add(key);
            }
        });
    }

    private Payload info(String at) {
        if (payload.has(at + "/evseId")) {
            return payload.part(at).orElseGet(Payload::empty); // where it may charge is more than we know to copy
        }
        Payload info = copied(Payload.empty(), at, "/status");
        if (!second) {
            return copied(copied(info, at, "/expiryDate"), at, "/parentIdTag");
        }
        Payload expiring = copied(info, at, "/cacheExpiryDateTime");
        return payload.has(at + "/groupIdToken")
                ? copied(
                        copied(expiring.with("/groupIdToken", Payload.empty()), at, "/groupIdToken/idToken"),
                        at,
                        "/groupIdToken/type")
                : expiring;
    }

    private Payload copied(Payload info, String at, String member) {
        return payload.string(at + member).map(text -> info.with(member, text)).orElse(info);
    }
}
