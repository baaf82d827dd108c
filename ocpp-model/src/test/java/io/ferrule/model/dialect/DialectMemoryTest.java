// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Payload;
import io.ferrule.model.v15.V15;
import org.junit.jupiter.api.Test;

final class DialectMemoryTest {

    private static final Payload SILENT = Payload.of("{\"connectorId\":1}");
    private static final Payload MIXED =
            Payload.of("{\"connectorId\":1,\"values\":[{\"value\":\"1\"},{\"values\":[{\"value\":\"1\"}]}]}");

    private final DialectMemory memory = new DialectMemory();

    @Test
    void takesTheFormOfTheWsdlWhereNothingIsKnown() {
        Dialect dialect = memory.recognise(V15.METER_VALUES, SILENT);

        assertThat(dialect).isEqualTo(Dialect.B);
        assertThat(memory.dialect()).isEmpty();
    }

    @Test
    void remembersADialectThatWasShown() {
        memory.recognise(V15.METER_VALUES, Samples.meterValues(Dialect.D));

        Dialect dialect = memory.recognise(V15.STOP_TRANSACTION, SILENT);

        assertThat(dialect).isEqualTo(Dialect.D);
    }

    @Test
    void changesWithAPayloadThatIsClearlyAnotherOne() {
        memory.recognise(V15.METER_VALUES, Samples.meterValues(Dialect.D));

        Dialect dialect = memory.recognise(V15.STOP_TRANSACTION, Samples.stopTransaction(Dialect.A));

        assertThat(dialect).isEqualTo(Dialect.A);
        assertThat(memory.dialect()).contains(Dialect.A);
    }

    @Test
    void staysWithAPayloadThatMixesDialects() {
        memory.recognise(V15.METER_VALUES, Samples.meterValues(Dialect.D));

        Dialect dialect = memory.recognise(V15.METER_VALUES, MIXED);

        assertThat(dialect).isEqualTo(Dialect.D);
    }

    @Test
    void takesTheFirstOfAMixtureWhereNothingElseIsKnown() {
        Dialect dialect = memory.recognise(V15.METER_VALUES, MIXED);

        assertThat(dialect).isEqualTo(Dialect.C);
        assertThat(memory.dialect()).isEmpty();
    }

    @Test
    void doesNotLearnWhereTheDialectIsConfigured() {
        DialectMemory configured = DialectMemory.fixed(Dialect.B);

        Dialect dialect = configured.recognise(V15.METER_VALUES, Samples.meterValues(Dialect.A));

        assertThat(dialect).isEqualTo(Dialect.B);
    }
}
