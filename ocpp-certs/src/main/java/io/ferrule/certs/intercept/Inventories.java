// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static java.util.Objects.requireNonNull;

import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.roots.TrustSet;
import io.ferrule.certs.store.StoreException;
import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers GetInstalledCertificateIds of one identity (M03). Used on the identity's own thread. */
final class Inventories {

    /** Less than what a verdict may take, so that the CSMS gets at least what we know. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Office office;
    private final StationId name;

    Inventories(Office office, StationId name) {
        this.office = office;
        this.name = name;
    }

    /** The answer; what only the station can tell is asked of it, and left out if it does not answer. */
    CompletableFuture<Payload> answer(Desk desk, Words words, Order.Inventory order) {
        List<Object> ours = ours(desk, words, order.ours());
        if (order.stations().isEmpty()) {
            return CompletableFuture.completedFuture(answer(words, ours));
        }
        CompletableFuture<Payload> answer = new CompletableFuture<>();
        desk.after(PATIENCE, () -> answer.complete(answer(words, ours)));
        var unused = desk.call(Side.STATION, Words.INVENTORY, Words.inventoryOf(order.stations()))
                .whenComplete((reply, failure) -> {
                    List<Object> all = new ArrayList<>(ours);
                    all.addAll(theirs(words, reply));
                    answer.complete(answer(words, all));
                });
        return answer;
    }

    private List<Object> ours(Desk desk, Words words, List<RootUse> uses) {
        List<Object> listed = new ArrayList<>();
        try {
            TrustSet trust = office.store().station(name.value()).trust();
            for (RootUse use : uses) {
                trust.installed(use)
                        .forEach(root -> listed.add(
                                words.listed(use, requireNonNull(root.hashes().get(HashAlgorithm.SHA256)))));
            }
        } catch (StoreException e) {
            office.storeFailed(desk.station(), e);
        }
        return listed;
    }

    private static List<Payload> theirs(Words words, @Nullable Reply reply) {
        List<Payload> elements = new ArrayList<>();
        if (reply instanceof CallResult result) {
            int size = result.payload().size(words.listPointer());
            for (int i = 0; i < size; i++) {
                result.payload().part(words.listPointer() + "/" + i).ifPresent(elements::add);
            }
        }
        return elements;
    }

    private static Payload answer(Words words, List<Object> listed) {
        return listed.isEmpty()
                ? Words.status("NotFound")
                : Words.status("Accepted").with(words.listPointer(), listed);
    }
}
