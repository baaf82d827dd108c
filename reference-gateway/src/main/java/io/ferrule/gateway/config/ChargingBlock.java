// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.charging.intercept.site.SitePlan;
import io.ferrule.charging.recipe.RecipeBook;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Power: the site whose stations the gateway drives.
 *
 * @param file the file that describes it
 * @param site what it says
 * @param recipes what is known of stations: those that come with Ferrule, and those of a file
 * @param terms what energy costs there, and what a grid operator lets it draw, where files say it
 * @param localController the gateway as the Local Controller of the site, towards a CSMS of its own
 */
public record ChargingBlock(
        Path file,
        SitePlan site,
        RecipeBook recipes,
        Optional<TermsBlock> terms,
        Optional<LocalControllerSettings> localController) {

    static Optional<ChargingBlock> read(Section section, Source source) {
        if (!section.has("site")) {
            section.problem("site", "is required: the file that describes the site, for example ./site.yaml");
        }
        Optional<Path> file = section.value("site", source::present);
        Optional<LocalControllerSettings> controller = LocalControllerSettings.read(section, source);
        return file.flatMap(path -> SiteFile.read(path, source)).map(block -> block.with(controller));
    }

    private ChargingBlock with(Optional<LocalControllerSettings> controller) {
        return new ChargingBlock(file, site, recipes, terms, controller);
    }
}
