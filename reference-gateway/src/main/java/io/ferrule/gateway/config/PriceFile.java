// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.charging.controller.SiteFacts;
import io.ferrule.charging.controller.SiteTerms;
import io.ferrule.charging.intercept.site.SitePlan;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.EnergyPrices;
import io.ferrule.charging.tariff.GridEvent;
import io.ferrule.charging.tariff.Tariff;
import io.ferrule.gateway.power.PriceText;
import io.ferrule.gateway.power.PriceText.MistakeException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the files of prices that a site points to. Their mistakes are mistakes of the configuration, with their own names and lines. */
final class PriceFile {

    private static final String TARIFF = "tariff";
    private static final String EVENT = "openadr";

    private final Section site;
    private final Source source;

    private PriceFile(Section site, Source source) {
        this.site = site;
        this.source = source;
    }

    private interface Reader<T> {
        PriceText.Reading<T> read(PriceText text) throws MistakeException;
    }

    /** The terms of a site, where it names a file with some and is of use itself. */
    static Optional<TermsBlock> read(Section site, Source source, Optional<SitePlan> plan, BigDecimal volts) {
        PriceFile reader = new PriceFile(site, source);
        Optional<Path> tariffFile = site.value(TARIFF, source::present);
        Optional<Path> eventFile = site.value(EVENT, source::present);
        Optional<Tariff> tariff = tariffFile.flatMap(file -> reader.read(file, PriceText::tariff));
        Optional<GridEvent> event = eventFile.flatMap(file -> reader.read(file, PriceText::event));
        boolean told = tariff.isPresent() || event.isPresent();
        return plan.filter(known -> told).flatMap(known -> {
            double watts = EnergyPrices.usualWatts(volts.doubleValue(), Phase.values().length);
            EnergyPrices prices = new EnergyPrices(known.rules().zone(), watts, tariff, event);
            return reader.terms(prices, known, volts)
                    .map(terms -> new TermsBlock(tariffFile, eventFile, prices, terms));
        });
    }

    private Optional<SiteTerms> terms(EnergyPrices prices, SitePlan plan, BigDecimal volts) {
        try {
            return Optional.of(new SiteTerms(
                    prices,
                    () -> new SiteFacts(
                            plan.site(),
                            plan.rules().policy(),
                            volts,
                            plan.rules().zone())));
        } catch (IllegalArgumentException e) {
            site.problem(EVENT, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(Path file, Reader<T> reader) {
        try {
            PriceText text = new PriceText(ConfigFile.text(file));
            PriceText.Reading<T> reading = reader.read(text);
            for (PriceText.Stray stray : reading.strays()) {
                // The shapes have members that are of no use here; one that is nearly a useful one is meant to be it.
                NearestWord.of(stray.name(), stray.known())
                        .ifPresent(word -> note(
                                file, text.mistake(stray.place(), "unknown member; did you mean \"" + word + "\"?")));
            }
            return Optional.of(reading.value());
        } catch (MistakeException e) {
            note(file, e);
        } catch (ConfigException e) {
            e.problems().forEach(source::problem);
        }
        return Optional.empty();
    }

    private void note(Path file, MistakeException mistake) {
        source.problem(new Problem(
                file, mistake.line(), mistake.column(), mistake.place(), String.valueOf(mistake.getMessage())));
    }
}
