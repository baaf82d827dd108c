// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import io.ferrule.model.internal.json.Numbers;
import io.ferrule.model.internal.json.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A value in a payload and where it stands. Where nothing stands, or another type than asked for, every answer is empty. */
record Spot(JsonNode node, String pointer) {

    /** In a path: each element of the array. */
    static final String EACH = "*";

    static Spot of(Payload payload) {
        return new Spot(payload.as(Tree.class).node(), "");
    }

    Spot at(String member) {
        return new Spot(node.isObject() ? node.path(member) : MissingNode.getInstance(), pointer + '/' + member);
    }

    Stream<Spot> elements() {
        return node.isArray()
                ? IntStream.range(0, node.size()).mapToObj(i -> new Spot(node.path(i), pointer + '/' + i))
                : Stream.empty();
    }

    /** All that a path of names and {@link #EACH} leads to. */
    Stream<Spot> follow(List<String> path) {
        if (path.isEmpty()) {
            return Stream.of(this);
        }
        List<String> rest = path.subList(1, path.size());
        String step = path.get(0);
        return step.equals(EACH) ? elements().flatMap(spot -> spot.follow(rest)) : at(step).follow(rest);
    }

    Optional<String> text() {
        return Optional.ofNullable(node.textValue());
    }

    Optional<Timestamp> time() {
        return text().map(Timestamp::new);
    }

    /** A number that is safe to calculate with. */
    Optional<BigDecimal> number() {
        return node.isNumber() ? Optional.of(Numbers.modest(node.decimalValue())) : Optional.empty();
    }

    OptionalInt int32() {
        return node.isNumber() ? Numbers.int32(node.decimalValue()) : OptionalInt.empty();
    }

    /** A whole number in decimal digits, however it is written. */
    Optional<String> wholeNumber() {
        return node.isNumber()
                ? Optional.of(node.decimalValue())
                        .filter(Numbers::isModest)
                        .filter(Numbers::isWhole)
                        .map(number -> number.toBigInteger().toString())
                : Optional.empty();
    }
}
