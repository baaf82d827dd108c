// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import java.time.Duration;

/**
 * How a Local Controller is connected, as it tells its CSMS (OCPP 2.0.1 part 2, OCPPCommCtrlr and SecurityCtrlr).
 *
 * @param waitMinimum shortest wait before it dials again
 * @param randomRange what is added to it by chance, at most
 * @param repeatTimes how often the wait doubles
 * @param ping time between pings, zero for none
 * @param messageTimeout how long a reply may take
 * @param securityProfile number of the security profile, 0 to 3
 */
public record Communication(
        Duration waitMinimum,
        Duration randomRange,
        int repeatTimes,
        Duration ping,
        Duration messageTimeout,
        int securityProfile) {}
