// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.charging.intercept.site.SitePlan;
import io.ferrule.charging.recipe.ClaimedCapabilities;
import io.ferrule.charging.recipe.RecipeBook;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Power: the site whose stations the gateway drives.
 *
 * @param file the file that describes it
 * @param site what it says
 * @param recipes what is known of stations: those that come with Ferrule, and those of a file
 * @param localController the gateway as the Local Controller of the site, towards a CSMS of its own
 */
public record ChargingBlock(
        Path file, SitePlan site, RecipeBook recipes, Optional<LocalControllerSettings> localController) {

    static Optional<ChargingBlock> read(Section section, Source source) {
        if (!section.has("site")) {
            section.problem("site", "is required: the file that describes the site, for example ./site.yaml");
        }
        Optional<Path> file = section.value("site", source::resolve);
        Optional<LocalControllerSettings> controller = LocalControllerSettings.read(section, source);
        RecipeBook recipes = recipes(section.value("recipes", source::resolve), source);
        return file.flatMap(path ->
                SiteFile.read(path, source).map(site -> new ChargingBlock(path, site, recipes, controller)));
    }

    private static RecipeBook recipes(Optional<Path> file, Source source) {
        try {
            return RecipeFile.book(file, ClaimedCapabilities.usual());
        } catch (ConfigException e) {
            e.problems().forEach(source::problem);
            return new RecipeBook(List.of(), ClaimedCapabilities.usual());
        }
    }
}
