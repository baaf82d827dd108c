// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ferrule.charging.controller.PriceReading;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import io.ferrule.charging.tariff.GridEvent;
import io.ferrule.charging.tariff.Tariff;
import io.ferrule.model.Payload;

/** Reads tariffs and events as {@code ferrule plan} does. */
public final class PriceTexts implements PriceReading {

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads. */
    public PriceTexts() {}

    @Override
    public Tariff tariff(Payload text) {
        return TariffReader.tariff(members(text));
    }

    @Override
    public GridEvent event(Payload text) {
        return EventReader.event(members(text));
    }

    /** The text was checked by the frame reader: its depth and its numbers are bounded. */
    private static Members members(Payload text) {
        try {
            JsonNode node = JSON.readTree(text.text());
            if (node.isObject()) {
                return new Members(node, "data");
            }
        } catch (JsonProcessingException e) {
            throw new RefusedException(Rule.TYPE, "data is no JSON object");
        }
        throw new RefusedException(Rule.TYPE, "data is no JSON object");
    }
}
