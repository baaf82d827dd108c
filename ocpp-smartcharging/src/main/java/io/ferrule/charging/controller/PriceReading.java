// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.tariff.GridEvent;
import io.ferrule.charging.tariff.Tariff;
import io.ferrule.model.Payload;

/** Reads what a CSMS says about prices. Safe for use by several threads. */
public interface PriceReading {

    /**
     * Reads a tariff in the shape of OCPI 2.2.1, module Tariffs.
     *
     * @param text one JSON object
     * @return the tariff
     * @throws io.ferrule.charging.rule.RefusedException if it cannot be planned with; its sentence may be shown to the sender
     */
    Tariff tariff(Payload text);

    /**
     * Reads an OpenADR 3 event.
     *
     * @param text one JSON object
     * @return the event
     * @throws io.ferrule.charging.rule.RefusedException if it cannot be planned with; its sentence may be shown to the sender
     */
    GridEvent event(Payload text);
}
