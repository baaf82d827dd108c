// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A message of {@code examples.txt} in one version, and the facts that stand in it. */
record Example(OcppVersion version, String action, boolean request, Payload payload, String facts) {

    static List<Example> all() {
        try (InputStream file = Example.class.getResourceAsStream("examples.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .flatMap(Example::read)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("examples.txt cannot be read", e);
        }
    }

    private static Stream<Example> read(String line) {
        List<String> columns =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        return Arrays.stream(columns.get(0).split(" ", -1))
                .map(number -> new Example(
                        OcppVersion.ofNumber(number).orElseThrow(),
                        columns.get(1),
                        columns.get(2).equals(">"),
                        Payload.of(columns.get(3)),
                        columns.get(4)));
    }

    Facts read() {
        return in(payload);
    }

    Facts in(Payload other) {
        return request ? Facts.ofRequest(version, action, other) : Facts.ofResponse(version, action, other);
    }

    FactTable.Message message() {
        return new FactTable.Message(version, action, request);
    }

    static String written(List<Fact> facts) {
        return facts.stream().map(Example::written).collect(Collectors.joining("; "));
    }

    private static String written(Fact fact) {
        return words(fact) + " " + (fact.pointer().isEmpty() ? "." : fact.pointer());
    }

    private static String words(Fact fact) {
        if (fact instanceof Identifier identifier) {
            return identifier.role() + " " + identifier.value()
                    + identifier.type().map(type -> ":" + type).orElse("");
        } else if (fact instanceof Authorization authorization) {
            return "info " + authorization.status() + " " + text(authorization.expires());
        } else if (fact instanceof ConnectorRef place) {
            return "evse " + place.evse() + number(place.connector(), ".", "");
        } else if (fact instanceof TransactionRef transaction) {
            return "transaction " + transaction.id();
        } else if (fact instanceof Limit limit) {
            return "limit " + limit.value() + " "
                    + limit.unit().map(Limit.Unit::name).orElse("?") + number(limit.phases(), " ", " -") + " "
                    + limit.purpose().orElse("-");
        } else if (fact instanceof Setting setting) {
            return words(setting);
        } else if (fact instanceof Address address) {
            return address.purpose() + " " + address.text();
        }
        FirmwareOrder order = (FirmwareOrder) fact;
        return "firmware " + (order.signature().isPresent() ? "signed " : "unsigned ") + text(order.retrieveFrom())
                + " " + text(order.installFrom());
    }

    private static String words(Setting setting) {
        String value = setting.value()
                .map(there -> "=" + there.text() + " " + there.pointer())
                .orElse("");
        return "setting " + setting.key().text() + evse(setting.key()) + value + " in";
    }

    private static String evse(SettingKey key) {
        return key instanceof SettingKey.Variable variable ? number(variable.evse(), "@", "") : "";
    }

    private static String number(OptionalInt number, String before, String absent) {
        return number.isPresent() ? before + number.getAsInt() : absent;
    }

    private static String text(Optional<Timestamp> time) {
        return time.map(Timestamp::text).orElse("-");
    }

    @Override
    public String toString() {
        return version.number() + " " + action + (request ? " > " : " < ") + payload.text();
    }
}
