// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import io.ferrule.charging.controller.Communication;
import io.ferrule.charging.controller.ControllerIdentity;
import io.ferrule.charging.controller.PriceReading;
import io.ferrule.charging.controller.SiteFacts;

/**
 * What a Local Controller knows from the start.
 *
 * @param facts its site
 * @param identity who it says it is
 * @param communication how it is connected
 * @param prices reads what a CSMS says about prices
 */
public record ControllerSettings(
        SiteFacts facts, ControllerIdentity identity, Communication communication, PriceReading prices) {}
