// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.charging.controller.SiteTerms;
import io.ferrule.charging.tariff.EnergyPrices;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What energy costs at a site, and what a grid operator lets it draw, by files.
 *
 * @param tariff the file of the tariff
 * @param event the file of the event
 * @param prices what they say about prices
 * @param terms all that they say
 */
public record TermsBlock(Optional<Path> tariff, Optional<Path> event, EnergyPrices prices, SiteTerms terms) {}
