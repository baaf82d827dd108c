// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.model.v16.SignedFirmwareStatus;
import java.util.OptionalInt;

/**
 * A status for the CSMS (SignedFirmwareStatusNotification.req).
 *
 * @param number distinguishes it from the others of its station
 * @param status the status
 * @param requestId number of the order; absent with {@code Idle} only (white paper, edition 3, L01.FR.21)
 */
public record Notice(long number, SignedFirmwareStatus status, OptionalInt requestId) {}
