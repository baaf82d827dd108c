// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * One GetVariables or SetVariables: which of its elements are the gateway's, and their results as soon as they are there. Used on the
 * lane only.
 */
final class Question201 {

    static final String READ = "GetVariables";
    static final String WRITE = "SetVariables";

    private final String data;
    private final String results;
    private final Payload request;
    private final List<Payload> elements = new ArrayList<>();
    private final Map<Integer, CompletableFuture<Payload>> own = new TreeMap<>();

    Question201(Call call) {
        boolean reads = call.action().equals(READ);
        data = reads ? "/getVariableData" : "/setVariableData";
        results = reads ? "/getVariableResult" : "/setVariableResult";
        request = call.payload();
        for (int i = 0; i < request.size(data); i++) {
            elements.add(request.part(data + "/" + i).orElseGet(Payload::empty));
        }
    }

    /** Has each element that is the gateway's answered. */
    void answerOwn(Answerer answerer) {
        for (int i = 0; i < elements.size(); i++) {
            Optional<String> name = GatewayVariables.own(elements.get(i));
            if (name.isPresent()) {
                own.put(i, answerer.answer(name.get(), elements.get(i)));
            }
        }
    }

    boolean nothingIsOurs() {
        return own.isEmpty();
    }

    boolean allIsOurs() {
        return own.size() == elements.size();
    }

    /** When every result of ours is there. */
    CompletableFuture<Void> answered() {
        return CompletableFuture.allOf(own.values().toArray(CompletableFuture<?>[]::new));
    }

    /** The request without what is ours. */
    Payload rest() {
        Payload rest = request;
        for (int i = elements.size() - 1; i >= 0; i--) {
            rest = own.containsKey(i) ? rest.without(data + "/" + i) : rest;
        }
        return rest;
    }

    /**
     * Our results and those of the station in the order of the request. To be called when ours are there.
     *
     * @param stations the station's answer; where it has no result for an element, or there is no answer, the element is
     *     refused
     */
    Payload merged(Optional<Payload> stations) {
        List<Payload> all = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < elements.size(); i++) {
            Payload element = elements.get(i);
            if (own.containsKey(i)) {
                all.add(own.get(i).join());
            } else {
                String place = results + "/" + next;
                next++;
                all.add(stations.flatMap(answer -> answer.part(place))
                        .orElseGet(() -> GatewayVariables.unanswered(element)));
            }
        }
        return stations.orElseGet(Payload::empty).with(results, all);
    }

    /** Answers one element. */
    @FunctionalInterface
    interface Answerer {
        CompletableFuture<Payload> answer(String name, Payload element);
    }
}
