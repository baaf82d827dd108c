// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.Limit;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.StepFunction;
import java.util.OptionalInt;

/**
 * A place of the station to which profiles are sent, one after the other under one identifier.
 *
 * @param connectorId the connector, 0 for all of them or for the station
 * @param purpose the purpose of its profiles
 * @param transactionId the station's number of the transaction, where it is to be named
 * @param connectors how many connectors its limit is for together
 * @param target what the connector may draw
 */
record Outlet(
        int connectorId, Purpose purpose, OptionalInt transactionId, int connectors, StepFunction<Limit> target) {}
