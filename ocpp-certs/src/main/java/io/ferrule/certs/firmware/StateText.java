// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.certs.firmware.FirmwareOrder.SignedImage;
import io.ferrule.model.v16.SignedFirmwareStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The state of a station as names and values. */
final class StateText {

    private StateText() {}

    static Map<String, String> write(StationState state) {
        Map<String, String> values = new TreeMap<>();
        values.put("version", state.version());
        values.put("notices", Long.toString(state.notices()));
        for (int i = 0; i < state.unsent().size(); i++) {
            Notice notice = state.unsent().get(i);
            values.put(
                    "unsent." + i,
                    notice.number() + " " + notice.status().name() + " "
                            + notice.requestId().orElse(0));
        }
        state.update().ifPresent(update -> {
            write(update, values);
            write(update.order(), values);
        });
        return values;
    }

    private static void write(Update update, Map<String, String> values) {
        values.put("run", Integer.toString(update.run()));
        values.put("phase", update.phase().name());
        values.put("due", update.due().toString());
        values.put("tries", Integer.toString(update.tries()));
        values.put("token", update.token());
        values.put("before", update.before());
        values.put("last", update.last().name());
    }

    private static void write(FirmwareOrder order, Map<String, String> values) {
        values.put("order.id", Integer.toString(order.requestId()));
        values.put("order.location", order.image().location());
        values.put("order.certificate", order.image().certificate());
        values.put("order.signature", order.image().signature());
        values.put("order.retrieve", order.retrieveAt().toString());
        order.installAt().ifPresent(time -> values.put("order.install", time.toString()));
        values.put("order.retries", Integer.toString(order.retries()));
        values.put("order.interval", order.retryInterval().toString());
    }

    /** Reads what was written; an {@link IllegalArgumentException} says that something else was. */
    static StationState read(Map<String, String> values) {
        try {
            Optional<Update> update = values.containsKey("run") ? Optional.of(update(values)) : Optional.empty();
            return new StationState(get(values, "version"), update, unsent(values), number(values, "notices"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("holds no time where one is expected", e);
        }
    }

    private static List<Notice> unsent(Map<String, String> values) {
        List<Notice> unsent = new ArrayList<>();
        for (int i = 0; values.containsKey("unsent." + i); i++) {
            String[] words = get(values, "unsent." + i).split(" ", 3);
            if (words.length < 3) {
                throw new IllegalArgumentException("holds half a status");
            }
            unsent.add(new Notice(
                    Long.parseLong(words[0]),
                    SignedFirmwareStatus.valueOf(words[1]),
                    OptionalInt.of(Integer.parseInt(words[2]))));
        }
        return unsent;
    }

    private static Update update(Map<String, String> values) {
        return new Update(
                Math.toIntExact(number(values, "run")),
                order(values),
                Phase.valueOf(get(values, "phase")),
                Instant.parse(get(values, "due")),
                Math.toIntExact(number(values, "tries")),
                get(values, "token"),
                get(values, "before"),
                SignedFirmwareStatus.valueOf(get(values, "last")));
    }

    private static FirmwareOrder order(Map<String, String> values) {
        return new FirmwareOrder(
                Math.toIntExact(number(values, "order.id")),
                new SignedImage(
                        get(values, "order.location"),
                        get(values, "order.certificate"),
                        get(values, "order.signature")),
                Instant.parse(get(values, "order.retrieve")),
                Optional.ofNullable(values.get("order.install")).map(Instant::parse),
                Math.toIntExact(number(values, "order.retries")),
                Duration.parse(get(values, "order.interval")));
    }

    private static long number(Map<String, String> values, String name) {
        return Long.parseLong(get(values, name));
    }

    private static String get(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("holds no " + name);
        }
        return value;
    }
}
