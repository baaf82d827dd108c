// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadTest {

    @Test
    void readsByPointer() {
        Payload payload = Payload.of("{\"a/b\":{\"m~n\":[1.10,\"x\",true,null]}}");

        assertThat(payload.number("/a~1b/m~0n/0")).contains(new BigDecimal("1.10"));
        assertThat(payload.string("/a~1b/m~0n/1")).contains("x");
        assertThat(payload.bool("/a~1b/m~0n/2")).contains(true);
        assertThat(payload.has("/a~1b/m~0n/3")).isTrue();
        assertThat(payload.has("/a~1b/m~0n/4")).isFalse();
        assertThat(payload.size("/a~1b/m~0n")).isEqualTo(4);
        assertThat(payload.size("")).isEqualTo(1);
    }

    @Test
    void givesNothingForAnotherType() {
        Payload payload = Payload.of("{\"n\":1,\"s\":\"1\"}");

        assertThat(payload.string("/n")).isEmpty();
        assertThat(payload.number("/s")).isEmpty();
        assertThat(payload.bool("/absent")).isEmpty();
        assertThat(payload.size("/n")).isZero();
    }

    @Test
    void readsNumbersBeyondEveryBinaryType() {
        Payload payload = Payload.of("{\"n\":9223372036854766666000,\"e\":1e300}");

        assertThat(payload.number("/n")).contains(new BigDecimal("9223372036854766666000"));
        assertThat(payload.number("/e")).contains(new BigDecimal("1e300"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{\"a\":1,\"a\":2}", "\"\\ud800\"", "\"\ud800\"", "[\"\\u0000\"]"})
    void takesOnlyOneValueThatEverybodyReadsTheSame(String text) {
        assertThatThrownBy(() -> Payload.of(text)).isInstanceOf(PayloadException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"a\" : 1.0 , \"v\":\"\\u00e9\" } | /a | { \"a\" : 7 , \"v\":\"\\u00e9\" }",
                "{\"a\":{\"b\":[1, 2 ,3]}} | /a/b/1 | {\"a\":{\"b\":[1, 7 ,3]}}",
                "{\"a\":{\"b\":[1, 2 ,3]}} | /a/b | {\"a\":{\"b\":7}}",
                "{\"a\":{\"b\":[1, 2 ,3]}} | /a | {\"a\":7}",
                "{} | /a | {\"a\":7}",
                "{ } | /a | {\"a\":7 }",
                "{\"x\":1 } | /a | {\"x\":1,\"a\":7 }",
                "{\"x\":\"y\"} | /a~1b | {\"x\":\"y\",\"a/b\":7}",
                "{\"0\":1} | /0 | {\"0\":7}",
                "{\"x\":[]} | /x/- | {\"x\":[7]}",
                "{\"x\":[ 1 ]} | /x/- | {\"x\":[ 1,7 ]}",
                "{\"x\":[1]} | /x/1 | {\"x\":[1,7]}",
                "[\"\uD83D\uDE00\",0] | /1 | [\"\uD83D\uDE00\",7]",
                "true | '' | 7",
            })
    void replacesAndAddsWithoutTouchingTheRest(String before, String pointer, String after) {
        Payload edited = Payload.of(before).with(pointer, 7);

        assertThat(edited.text()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | /a | {}",
                "{ \"a\":1 } | /a | {  }",
                "{\"a\":1, \"b\":2} | /a | {\"b\":2}",
                "{\"a\":1, \"b\":2 , \"c\":3} | /b | {\"a\":1 , \"c\":3}",
                "{\"a\":1, \"b\":2 } | /b | {\"a\":1 }",
                "{\"a\":[1, 2, 3]} | /a/0 | {\"a\":[2, 3]}",
                "{\"a\":[1, 2, 3]} | /a/2 | {\"a\":[1, 2]}",
                "{\"a\":[{\"b\":\"}\"}]} | /a/0/b | {\"a\":[{}]}",
                "{\"a\":1} | /b | {\"a\":1}",
                "{\"a\":1} | /a/b | {\"a\":1}",
            })
    void takesAwayWithTheComma(String before, String pointer, String after) {
        Payload edited = Payload.of(before).without(pointer);

        assertThat(edited.text()).isEqualTo(after);
    }

    @Test
    void writesEverySimpleValue() {
        Payload edited = Payload.empty()
                .with("/s", "\"\u2028\\\n")
                .with("/b", true)
                .with("/l", 9_007_199_254_740_993L)
                .with("/d", new BigDecimal("1.10"))
                .with("/t", new Timestamp("2026-01-01 00:00:00Z"))
                .with("/p", Payload.of("{ \"x\":1e2 }"))
                .with("/a", List.of(1, List.of("x"), Payload.empty()));

        assertThat(edited.text())
                .isEqualTo("{\"s\":\"\\\"\u2028\\\\\\n\",\"b\":true,\"l\":9007199254740993,\"d\":1.10,"
                        + "\"t\":\"2026-01-01 00:00:00Z\",\"p\":{ \"x\":1e2 },\"a\":[1,[\"x\"],{}]}");
    }

    @Test
    void refusesAnEditWithoutAParent() {
        Payload payload = Payload.of("{\"a\":1,\"l\":[0]}");

        assertThatThrownBy(() -> payload.with("/b/c", 1)).isInstanceOf(PayloadException.class);
        assertThatThrownBy(() -> payload.with("/a/c", 1)).isInstanceOf(PayloadException.class);
        assertThatThrownBy(() -> payload.with("/l/5", 1)).isInstanceOf(PayloadException.class);
    }

    @Test
    void refusesValuesThatNoPeerCouldRead() {
        Payload payload = Payload.empty();

        assertThatThrownBy(() -> payload.with("/a", "\ud800")).isInstanceOf(PayloadException.class);
        assertThatThrownBy(() -> payload.with("/a", "\u0000")).isInstanceOf(PayloadException.class);
        assertThatThrownBy(() -> payload.with("/a", new Object())).isInstanceOf(PayloadException.class);
        assertThatThrownBy(() -> payload.with("/a", new BigDecimal("1e5000"))).isInstanceOf(PayloadException.class);
    }

    @Test
    void neverSaysWhatItHolds() {
        Payload payload = Payload.of("{\"idTag\":\"secret\"}");

        assertThat(payload).hasToString("Payload[18 characters]");
    }
}
