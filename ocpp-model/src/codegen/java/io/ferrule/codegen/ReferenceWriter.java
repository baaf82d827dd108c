// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.ActionDef;
import io.ferrule.codegen.Model.EnumDef;
import io.ferrule.codegen.Model.Field;
import io.ferrule.codegen.Model.Size;
import io.ferrule.codegen.Model.TypeDef;
import io.ferrule.codegen.Model.TypeRef;
import io.ferrule.codegen.Model.Value;
import io.ferrule.codegen.Model.Version;
import io.ferrule.codegen.Model.Words;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Writes the message reference for people. */
final class ReferenceWriter {
    private static final String INTRODUCTION =
            """
            # Messages

            What a charging station and a central system can say to each other, in Ferrule's own words. This page is
            generated from `ocpp-model/src/main/ocpp`; the language of the definitions is described in
            [definition-language.md](definition-language.md). The documents of the Open Charge Alliance remain the authority.

            How to read it: a conversation consists of *calls*. One side sends a request, named after its *action*; the other
            side sends the response. *Station* is the charging station, which the documents of OCPP 1.x call charge point;
            *CSMS* is the central system. A *profile* is a group of actions that a station supports or lacks as a whole.

            In the tables, `string(20)` is text of at most 20 characters, `ci-string(20)` the same where upper and lower case
            mean the same, `int` a whole number of 32 bits, `decimal(0.1)` a number with at most one decimal, `dateTime` a date
            and time with zone as in RFC 3339, `uri` an address as in RFC 3986, and `X[]` a list of X, with its bounds between
            the brackets. What is not listed is not allowed, unless the chapter of the version says so.
            """;

    private final Collection<Version> versions;
    private final StringBuilder out = new StringBuilder();

    ReferenceWriter(Collection<Version> versions) {
        this.versions = versions;
    }

    String text() {
        out.append(INTRODUCTION);
        versions.forEach(this::version);
        return out.toString();
    }

    private void version(Version version) {
        out.append("\n## OCPP ").append(version.number).append("\n\n");
        if (version.open) {
            out.append("Members that are not listed occur in the field; they are noted and not refused.\n\n");
        }
        row("action", "sent by", "profile", "what it does");
        row("---", "---", "---", "---");
        for (ActionDef action : version.actions.values()) {
            row(
                    link(version, action.name()),
                    sender(action),
                    action.profile(),
                    prose(action.words().phrase()));
        }
        version.actions.values().forEach(action -> action(version, action));
        out.append("\n## Types of OCPP ").append(version.number).append('\n');
        for (TypeDef type : version.types.values()) {
            heading(version, type.name(), type.words());
            fields(version, type.fields());
        }
        out.append("\n## Values of OCPP ").append(version.number).append('\n');
        version.enums.values().forEach(type -> values(version, type));
    }

    private static String sender(ActionDef action) {
        return switch (action.from()) {
            case "csms" -> "CSMS";
            case "both" -> "station or CSMS";
            default -> action.from();
        };
    }

    private void heading(Version version, String name, Words words) {
        out.append("\n### ")
                .append(name)
                .append(" (")
                .append(version.number)
                .append(")\n\n")
                .append(prose(words.phrase()));
        words.clause().ifPresent(clause -> out.append(" (").append(clause).append(')'));
        out.append("\n\n");
    }

    private void action(Version version, ActionDef action) {
        heading(version, action.name(), action.words());
        out.append("Sent by the ")
                .append(sender(action))
                .append("; profile ")
                .append(action.profile())
                .append(".\n\n");
        message(version, "Request", action.request());
        out.append('\n');
        message(version, "Response", action.response());
    }

    private void message(Version version, String kind, List<Field> fields) {
        if (fields.isEmpty()) {
            out.append(kind).append(": nothing, `{}`.\n");
            return;
        }
        out.append(kind).append(":\n\n");
        fields(version, fields);
    }

    private void fields(Version version, List<Field> fields) {
        row("field", "type", "unit", "required", "meaning");
        row("---", "---", "---", "---", "---");
        for (Field field : fields) {
            row(
                    "`" + field.name() + "`",
                    type(version, field.type()),
                    field.unit().orElse(""),
                    field.optional() ? "no" : "yes",
                    prose(field.words().phrase()));
        }
    }

    private static String type(Version version, TypeRef type) {
        String arguments = type.maxLength()
                .map(String::valueOf)
                .or(() -> type.multipleOf().map(BigDecimal::toPlainString))
                .map(argument -> "(" + argument + ")")
                .orElse("");
        String brackets = type.size().map(ReferenceWriter::brackets).orElse("");
        boolean own = version.enums.containsKey(type.base()) || version.types.containsKey(type.base());
        return own ? link(version, type.base()) + brackets : type.base() + arguments + brackets;
    }

    private static String brackets(Size size) {
        if (size.atLeast() == 0 && size.atMost().isEmpty()) {
            return "[]";
        }
        return "[" + size.atLeast() + ".." + size.atMost().map(String::valueOf).orElse("") + "]";
    }

    private void values(Version version, EnumDef type) {
        heading(version, type.name(), type.words());
        if (type.open()) {
            out.append("Other values occur in the field; they are noted and not refused.\n\n");
        }
        row("value", "meaning");
        row("---", "---");
        for (Value value : type.values()) {
            String but = value.notIn().isEmpty() ? "" : " Not in " + String.join(", ", value.notIn()) + ".";
            row("`" + value.wire() + "`", prose(value.words().phrase()) + but);
        }
    }

    private static String link(Version version, String name) {
        String anchor = name.toLowerCase(Locale.ROOT) + "-" + version.number.replace(".", "");
        return "[" + name + "](#" + anchor + ")";
    }

    /** Keeps a phrase from ending a cell of a table or from being taken for HTML. */
    private static String prose(String phrase) {
        return phrase.replace("|", "\\|").replace("<", "&lt;");
    }

    private void row(String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
