// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.StationId;
import io.ferrule.model.fact.Facts;
import io.ferrule.model.fact.Setting;
import io.ferrule.model.v16.KeyValue;
import io.ferrule.proxy.upstream.VirtualKeyStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Configuration keys of 1.x that one upstream of a station may change without the station being touched: what it sets is kept
 * for it, and it is shown what it has set. Immutable and safe for use by several threads.
 */
final class VirtualKeys {

    /** Most characters of a value (OCPP 1.6, 6.5). */
    private static final int MOST_CHARACTERS = 500;

    private static final String CHANGE = "ChangeConfiguration";
    private static final String GET = "GetConfiguration";
    private static final String UNKNOWN = "/unknownKey";
    private static final String KNOWN = "/configurationKey";
    private static final Payload ACCEPTED = Payload.of("{\"status\":\"Accepted\"}");
    private static final Payload REJECTED = Payload.of("{\"status\":\"Rejected\"}");

    private final StationId station;
    private final OcppVersion version;
    private final String upstream;
    private final Set<String> keys;
    private final VirtualKeyStore store;

    VirtualKeys(StationId station, OcppVersion version, String upstream, Set<String> keys, VirtualKeyStore store) {
        this.station = station;
        this.version = version;
        this.upstream = upstream;
        this.keys = version.compareTo(OcppVersion.V2_0_1) < 0 ? keys : Set.of();
        this.store = store;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The answer to a call that sets a virtual key, once the value is kept; empty for every other call. */
    Optional<CompletionStage<Payload>> answer(Call call) {
        if (keys.isEmpty() || !call.action().equals(CHANGE)) {
            return Optional.empty();
        }
        return settings(true, CHANGE, call.payload()).stream().findFirst().flatMap(setting -> virtual(setting)
                .map(key -> keep(key, setting)));
    }

    /** Whether the result of a call has to be edited before this upstream sees it. */
    boolean edits(Call call) {
        return !keys.isEmpty() && call.action().equals(GET);
    }

    /** The station's answer as this upstream sees it. Fails only if the store does. */
    CompletionStage<Payload> shown(Payload request, Payload response) {
        return store.read(station, upstream).thenApply(values -> {
            Payload now = response;
            for (String key : keys) {
                String value = values.get(key);
                if (value != null && isAsked(key, request)) {
                    now = shown(now, key, value);
                }
            }
            return now;
        });
    }

    private CompletionStage<Payload> keep(String key, Setting setting) {
        Optional<String> value =
                setting.value().map(Setting.Value::text).filter(text -> text.length() <= MOST_CHARACTERS);
        return value.isEmpty()
                ? CompletableFuture.completedStage(REJECTED)
                : store.keep(station, upstream, key, value.get())
                        .handle((kept, failure) -> failure == null ? ACCEPTED : REJECTED);
    }

    private boolean isAsked(String key, Payload request) {
        return request.size("/key") == 0
                || settings(true, GET, request).stream()
                        .anyMatch(setting -> setting.key().is(key));
    }

    private Payload shown(Payload response, String key, String value) {
        Optional<Setting> entry = find(response, key);
        if (entry.isPresent() && entry.get().pointer().startsWith(KNOWN + "/")) {
            Payload edited = response.with(entry.get().pointer() + "/value", value);
            String readOnly = entry.get().pointer() + "/readonly";
            return edited.bool(readOnly).orElse(false) ? edited.with(readOnly, false) : edited;
        }
        Payload known = entry.map(unknown -> withoutUnknown(response, unknown)).orElse(response);
        return added(known, new KeyValue(key, false, value));
    }

    private static Payload withoutUnknown(Payload response, Setting unknown) {
        return response.size(UNKNOWN) == 1 ? response.without(UNKNOWN) : response.without(unknown.pointer());
    }

    private static Payload added(Payload response, KeyValue entry) {
        try {
            return response.has(KNOWN) ? response.with(KNOWN + "/-", entry) : response.with(KNOWN, List.of(entry));
        } catch (PayloadException e) {
            return response; // no object, or the list is none: what the station says there is its own affair
        }
    }

    private Optional<Setting> find(Payload response, String key) {
        return settings(false, GET, response).stream()
                .filter(setting -> setting.key().is(key))
                .findFirst();
    }

    private Optional<String> virtual(Setting setting) {
        return keys.stream().filter(setting.key()::is).findFirst();
    }

    private List<Setting> settings(boolean request, String action, Payload payload) {
        return request
                ? Facts.ofRequest(version, action, payload).settings()
                : Facts.ofResponse(version, action, payload).settings();
    }
}
