// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.internal.json.Tree;
import java.util.Objects;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** Whoever reads an object of a payload must not notice that it is none of org.json's own. */
final class MembersTest {

    private final Shape shape =
            Shape.of(Tree.parse("{\"properties\":{\"a\":{},\"b\":{}}}").node());
    private final Members members = new Members(shape);

    @Test
    void hasWhatWasAddedAndNothingElse() {
        members.add(known("b"), 1);
        members.addUnknown("c", "x");

        assertThat(members.has("a")).isFalse();
        assertThat(members.has("b")).isTrue();
        assertThat(members.get("c")).isEqualTo("x");
        assertThat(members.keySet()).containsExactlyInAnyOrder("b", "c");
        assertThat(members.length()).isEqualTo(2);
        assertThat(members.isEmpty()).isFalse();
    }

    @Test
    void isReadAsAnyOtherObject() {
        members.add(known("a"), true);
        members.addUnknown("c", JSONObject.NULL);

        JSONObject copy = new JSONObject(members.toString());

        assertThat(copy.toMap()).isEqualTo(members.toMap());
        assertThat(members.similar(copy)).isTrue();
        assertThatThrownBy(() -> members.get("b")).isInstanceOf(JSONException.class);
    }

    @Test
    void isEmptyToBeginWith() {
        assertThat(members.isEmpty()).isTrue();
        assertThat(members.keySet()).isEmpty();
        assertThat(JSONObject.getNames(members)).isNull();
    }

    private Shape.Member known(String name) {
        return Objects.requireNonNull(shape.member(name));
    }
}
