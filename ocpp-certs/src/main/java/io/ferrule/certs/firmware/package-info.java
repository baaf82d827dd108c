// SPDX-License-Identifier: Apache-2.0
/**
 * Signed firmware for stations that know nothing of signatures (security white paper for OCPP 1.6, edition 3, L01): the
 * gateway fetches the image, checks it, and hands the very file that it checked to the station.
 *
 * <p>{@link io.ferrule.certs.firmware.FirmwareUpdates} is the engine for all stations of a gateway, and knows nothing of
 * connections; {@code io.ferrule.certs.firmware.intercept} leads the conversation.
 *
 * <p>What is proven is that the <em>gateway</em> handed out what the manufacturer signed. The station is proven
 * nothing: its plain HTTP download can be changed by whoever sits between it and the gateway.
 */
@NullMarked
package io.ferrule.certs.firmware;

import org.jspecify.annotations.NullMarked;
