// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.internal.json.Tree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever decodes payloads while reading gets the same frames, and the same trees. */
final class DecodingReaderTest {

    private final FrameReader plain = new FrameReader(FrameLimits.defaults());
    private final FrameReader decoding = FrameReader.decoding(FrameLimits.defaults());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[ ]",
                "null",
                "\"te\\u00e9xt\"",
                "{\"a\":[1,-2147483649,12345678901234567890,1.50,1E+5,1e999],\"b\":{\"c\":[true,false,null,\"\"]}}"
            })
    void decodesAPayloadAsItWouldBeDecodedLater(String payload) {
        Reading.Read read = (Reading.Read) decoding.read("[2,\"1\",\"DataTransfer\", " + payload + " ]");

        Payload decoded = ((Call) read.frame()).payload();

        assertThat(decoded.text()).isEqualTo(payload);
        assertThat(decoded.as(Tree.class)).isEqualTo(Tree.parse(payload));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"1\",\"Heartbeat\",{\"a\":1,\"a\":2}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":[1,}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":1e9999}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":\"\\u0000\"}]",
                "[2,\"1\",\"Heartbeat\",{}] 1",
                "[2,\"1\",\"Heartbeat\",{\"a\":",
                "[3,\"1\",tru]"
            })
    void refusesWhatAnyReaderRefusesAndForTheSameReason(String text) {
        assertThat(decoding.read(text)).isInstanceOf(Reading.Unreadable.class).isEqualTo(plain.read(text));
    }

    @Test
    void tellsAVisitorAllValuesInTheOrderOfTheText() {
        List<Object> told = new ArrayList<>();

        Payload.of("{\"b\":[1,2147483648,1.50,true],\"a\":{\"c\":\"x\",\"d\":null}}")
                .visit(new Listing(told));

        assertThat(told)
                .containsExactly(
                        "{",
                        "b:",
                        "[",
                        1,
                        2_147_483_648L,
                        new java.math.BigDecimal("1.50"),
                        true,
                        "end",
                        "a:",
                        "{",
                        "c:",
                        "x",
                        "d:",
                        "null",
                        "end",
                        "end");
    }

    private record Listing(List<Object> told) implements PayloadVisitor {

        @Override
        public void object() {
            told.add("{");
        }

        @Override
        public void array() {
            told.add("[");
        }

        @Override
        public void end() {
            told.add("end");
        }

        @Override
        public void name(String name) {
            told.add(name + ":");
        }

        @Override
        public void text(String value) {
            told.add(value);
        }

        @Override
        public void number(Number value) {
            told.add(value);
        }

        @Override
        public void bool(boolean value) {
            told.add(value);
        }

        @Override
        public void nothing() {
            told.add("null");
        }
    }
}
