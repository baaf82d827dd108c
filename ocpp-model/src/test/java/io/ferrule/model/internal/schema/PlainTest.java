// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.internal.json.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A glance at a value takes no rule for kept that it does not know. */
final class PlainTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'}|'x'",
                "{'type':'string','maxLength':1}|'x'",
                "{'type':'string','enum':['x','y']}|'x'",
                "{'type':'integer','minimum':0,'maximum':7}|7",
                "{'type':'number'}|1e999",
                "{'type':'array','minItems':1,'maxItems':1,'items':{'type':'boolean'}}|[true]",
                "{'type':'object','properties':{'a':{'type':'integer'}},'required':['a'],'additionalProperties':false}|{'a':1}",
                "{'type':'object','properties':{'a':{'type':'integer'}}}|{'b':null}",
                "{}|null"
            })
    void seesThatARuleIsKept(String schema, String value) {
        assertThat(holds(schema, value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string','maxLength':1}|'xy'",
                "{'type':'string','enum':['x','y']}|'z'",
                "{'type':'string','enum':[]}|'x'",
                "{'type':'string'}|1",
                "{'type':'integer','minimum':0,'maximum':7}|8",
                "{'type':'integer','minimum':0.5}|0",
                "{'type':'integer'}|1.0",
                "{'type':'integer'}|2147483648",
                "{'type':'array','minItems':1}|[]",
                "{'type':'array','maxItems':0}|[1]",
                "{'type':'array','items':{'type':'boolean'}}|[true,1]",
                "{'type':'object','properties':{'a':{'type':'integer'}},'required':['a']}|{}",
                "{'type':'object','required':['b']}|{'b':1}",
                "{'type':'object','additionalProperties':false}|{'b':1}",
                "{'type':'object','properties':{'a':{'type':'string'}},'required':['a']}|{'a':''}",
                "{'type':'object','unknownMembers':'noted'}|{'b':1}"
            })
    void leavesToTheWholeCheckWhatMayBreakARule(String schema, String value) {
        assertThat(holds(schema, value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string','pattern':'x'}|'x'",
                "{'type':'string','format':'uri'}|'http://example.com'",
                "{'type':'integer','multipleOf':2}|2",
                "{'type':'number','multipleOf':0.1}|1",
                "{'type':'array','uniqueItems':true}|[1]",
                "{'type':'object','additionalProperties':{'type':'string'}}|{'b':'x'}",
                "{'type':'object','minProperties':1}|{'b':1}",
                "{'type':['string','null']}|'x'",
                "{'enum':[1]}|1"
            })
    void leavesEachRuleThatItDoesNotKnowToTheWholeCheck(String schema, String value) {
        assertThat(holds(schema, value)).isFalse();
    }

    /** A generated schema without anything to say would make the test of all messages blind. */
    @Test
    void knowsWhatIsInsideOfAnObject() {
        String schema = "{'type':'object','properties':{'a':{'type':'array','items':{'type':'string','pattern':'x'}}}}";

        assertThat(holds(schema, "{'a':[]}")).isTrue();
        assertThat(holds(schema, "{'a':['x']}")).isFalse();
    }

    private static boolean holds(String schema, String value) {
        return Plain.of(json(schema), false).holds(json(value));
    }

    private static JsonNode json(String text) {
        return Tree.parse(text.replace('\'', '"')).node();
    }
}
