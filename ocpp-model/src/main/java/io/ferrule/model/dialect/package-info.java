// SPDX-License-Identifier: Apache-2.0
/**
 * The four forms that the meter values of OCPP 1.5 take in JSON.
 *
 * <p>OCPP 1.5 was published for SOAP only. When stations put it into JSON, each had to find a form of its own for readings,
 * which in XML are texts with attributes; four came of it, and {@link io.ferrule.model.dialect.Dialect} tells them apart. Only
 * the requests of {@code MeterValues} and {@code StopTransaction} differ. The records of {@code io.ferrule.model.v15} have the
 * form of the WSDL, so a payload of another dialect is brought into it first:
 *
 * <pre>{@code
 * DialectMemory station = new DialectMemory(); // one for each station
 * Payload canonical = station.toCanonical(V15.METER_VALUES, call.payload());
 * MeterValuesRequest request = canonical.as(MeterValuesRequest.class);
 * }</pre>
 *
 * <p>All types are safe for use by several threads.
 */
@NullMarked
package io.ferrule.model.dialect;

import org.jspecify.annotations.NullMarked;
