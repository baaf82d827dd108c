// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import static io.ferrule.codegen.Markdown.anchor;
import static io.ferrule.codegen.Markdown.head;
import static io.ferrule.codegen.Markdown.prose;
import static io.ferrule.codegen.Markdown.row;
import static io.ferrule.codegen.Markdown.sender;

import io.ferrule.codegen.Model.ActionDef;
import io.ferrule.codegen.Model.Version;
import java.util.Collection;
import java.util.List;

/** Writes the first page of the message reference: how to read it, and all actions by version and profile. */
final class ReferenceIndex {
    private static final String INTRODUCTION =
            """
            # Messages

            What a charging station and a central system can say to each other, in Ferrule's own words. These pages are
            generated from `ocpp-model/src/main/ocpp`; the language of the definitions is described in
            [definition-language.md](definition-language.md). The documents of the Open Charge Alliance remain the authority.

            A conversation consists of *calls*. One side sends a request, named after its *action*; the other side sends the
            response. *Station* is the charging station, which the documents of OCPP 1.x call charge point; *CSMS* is the
            central system. A *profile*, in OCPP 2 a functional block, is a group of actions that a station supports or lacks as
            a whole.

            In the tables of the versions, what is not listed is not allowed unless the page says so, and the types mean:

            | type | means |
            | --- | --- |
            | `string(20)` | text of at most 20 characters |
            | `ci-string(20)` | the same, where upper and lower case mean the same |
            | `identifier(20)` | the same, of letters, digits and `* - _ = : + \\| @ .` only |
            | `int` | a whole number of 32 bits |
            | `int(0..100)` | a whole number from 0 to 100 |
            | `decimal`, `decimal(0.1)` | a number; one with at most one decimal |
            | `dateTime` | a date and time with zone as in RFC 3339 |
            | `uri` | an address as in RFC 3986 |
            | `json` | any JSON value |
            | `X[]`, `X[1..3]` | a list of X; one with so many elements |
            """;

    private final Collection<Version> versions;
    private final StringBuilder out = new StringBuilder();

    ReferenceIndex(Collection<Version> versions) {
        this.versions = versions;
    }

    /** The path of a version's page beside the index. */
    static String page(Version version) {
        return "messages/" + version.number + ".md";
    }

    String text() {
        out.append(INTRODUCTION);
        versions.forEach(this::version);
        return out.toString();
    }

    private void version(Version version) {
        out.append("\n## OCPP ").append(version.number).append("\n\n");
        out.append(version.actions.size()).append(" actions, all described in [");
        out.append(page(version)).append("](").append(page(version)).append(").\n");
        for (List<ActionDef> profile : Markdown.profiles(version)) {
            out.append("\n### ").append(profile.get(0).profile()).append(" (");
            out.append(version.number).append(")\n\n");
            out.append(head("action", "sent by", "what it does"));
            profile.forEach(action -> action(version, action));
        }
    }

    private void action(Version version, ActionDef action) {
        String link = "[" + action.name() + "](" + page(version) + "#" + anchor(action.name()) + ")";
        out.append(row(link, sender(action), prose(action.words().phrase())));
    }
}
