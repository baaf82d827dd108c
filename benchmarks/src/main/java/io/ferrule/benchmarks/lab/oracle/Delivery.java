// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the messages arrives, how often and in which order. */
final class Delivery {

    /** An answer that took longer is one that a gateway need not have waited for. */
    private static final long PATIENCE_MILLIS = 1_000;

    /** So long the gateway may take until it has written down that a message was answered. */
    private static final long BOOKKEEPING_MILLIS = 1_500;

    private static final long BEFORE_MILLIS = 300;

    private Delivery() {}

    static Stream<String> missing(Account account) {
        return account.said().stream()
                .filter(it -> it.acknowledged() && account.accepted(it).isEmpty())
                .filter(it -> !account.excused(it))
                .map(it -> "the CSMS does not know " + words(it));
    }

    static Stream<String> invented(Account account) {
        return account.history().heard().stream()
                .filter(it -> it.station().equals(account.station()))
                .filter(it -> account.source(it).isEmpty())
                .map(it -> "never said: " + it.id() + " " + it.content().text());
    }

    static Stream<String> disordered(Account account) {
        List<String> sentences = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        int latest = -1;
        for (Heard one : account.accepted()) {
            int number = account.source(one).map(Said::number).orElse(latest);
            if (seen.add(number) && number < latest) {
                sentences.add("number " + number + " (" + one.id() + ") arrived after number " + latest);
            }
            latest = Math.max(latest, number);
        }
        return sentences.stream();
    }

    static Stream<String> doubled(Account account) {
        return account.said().stream().flatMap(it -> doubled(account, it));
    }

    private static Stream<String> doubled(Account account, Said one) {
        List<Heard> arrivals = account.accepted(one);
        Set<String> ids = arrivals.stream().map(Heard::id).collect(Collectors.toSet());
        long texts = arrivals.stream().map(it -> it.content().text()).distinct().count();
        boolean sameId =
                account.history().promise() == Promise.MIRROR ? one.ids().containsAll(ids) : ids.size() <= 1;
        if (sameId && (texts <= 1 || account.history().promise() == Promise.MIRROR)) {
            return Stream.empty();
        }
        return Stream.of(words(one) + " arrived in " + texts + " texts under the ids " + ids);
    }

    static Stream<String> repeatedInVain(Account account) {
        if (account.history().promise() == Promise.MIRROR) {
            return Stream.empty();
        }
        return account.said().stream()
                .map(account::accepted)
                .filter(arrivals -> arrivals.size() > 1)
                .flatMap(arrivals -> arrivals.subList(0, arrivals.size() - 1).stream())
                .filter(it -> certain(account, it))
                .map(it -> it.id() + " was answered at " + it.outcome().at() + " and came again");
    }

    private static boolean certain(Account account, Heard one) {
        long at = one.outcome().at();
        return one.outcome().answeredAt().isPresent()
                && one.outcome().answeredAt().getAsLong() - at < PATIENCE_MILLIS
                && account.history()
                        .quiet(
                                account.station(),
                                at - BEFORE_MILLIS,
                                one.outcome().answeredAt().getAsLong() + BOOKKEEPING_MILLIS);
    }

    static Stream<String> staleStatus(Account account) {
        Map<String, String> heard = account.history().around().heardStatus();
        return account.history().around().saidStatus().entrySet().stream()
                .filter(it -> it.getKey().startsWith(account.station() + "/"))
                // A later one may have arrived without its result getting back.
                .filter(it -> heard.getOrDefault(it.getKey(), "").compareTo(it.getValue()) < 0)
                .map(it -> "connector " + it.getKey() + " said last " + it.getValue() + ", the CSMS knows "
                        + heard.getOrDefault(it.getKey(), "nothing"));
    }

    static Stream<String> deadForNothing(Account account) {
        int dead = account.history().around().dead().getOrDefault(account.station(), 0);
        long excused = account.said().stream().filter(account::excused).count();
        return dead <= excused
                ? Stream.empty()
                : Stream.of(dead + " dead letters, but the CSMS refused only " + excused + " for good");
    }

    private static String words(Said one) {
        return "number " + one.number() + " " + one.ids() + " " + one.content().text();
    }
}
