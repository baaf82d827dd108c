// SPDX-License-Identifier: Apache-2.0
/**
 * ExtendedTriggerMessage on behalf of stations of OCPP 1.6 that do not know it (security white paper edition 3): it becomes TriggerMessage,
 * or, where a station has none either, the gateway says again what the station said last.
 */
@NullMarked
package io.ferrule.certs.intercept.triggers;

import org.jspecify.annotations.NullMarked;
