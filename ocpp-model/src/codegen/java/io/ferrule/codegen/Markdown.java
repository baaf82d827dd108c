// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.ActionDef;
import io.ferrule.codegen.Model.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pieces of the message reference that its pages share. */
final class Markdown {

    private Markdown() {}

    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** The first two rows of a table. */
    static String head(String... cells) {
        return row(cells) + "| " + "--- | ".repeat(cells.length).strip() + "\n";
    }

    /** Keeps a phrase from ending a cell of a table or from being taken for HTML. */
    static String prose(String phrase) {
        return phrase.replace("|", "\\|").replace("<", "&lt;");
    }

    /** The anchor that browsers and forges make of a heading of letters, digits, blanks and parentheses. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(' ', '-').replaceAll("[^a-z0-9-]", "");
    }

    static String sender(ActionDef action) {
        return switch (action.from()) {
            case "csms" -> "CSMS";
            case "both" -> "station or CSMS";
            default -> action.from();
        };
    }

    /** The actions of each profile, in the order of the definitions. */
    static Collection<List<ActionDef>> profiles(Version version) {
        Map<String, List<ActionDef>> profiles = new LinkedHashMap<>();
        for (ActionDef action : version.actions.values()) {
            profiles.computeIfAbsent(action.profile(), absent -> new ArrayList<>())
                    .add(action);
        }
        return profiles.values();
    }
}
