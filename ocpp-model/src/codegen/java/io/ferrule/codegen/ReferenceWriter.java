// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import static io.ferrule.codegen.Markdown.anchor;
import static io.ferrule.codegen.Markdown.head;
import static io.ferrule.codegen.Markdown.prose;
import static io.ferrule.codegen.Markdown.row;
import static io.ferrule.codegen.Markdown.sender;

import io.ferrule.codegen.Model.ActionDef;
import io.ferrule.codegen.Model.EnumDef;
import io.ferrule.codegen.Model.Field;
import io.ferrule.codegen.Model.Limits;
import io.ferrule.codegen.Model.Range;
import io.ferrule.codegen.Model.Size;
import io.ferrule.codegen.Model.TypeDef;
import io.ferrule.codegen.Model.TypeRef;
import io.ferrule.codegen.Model.Value;
import io.ferrule.codegen.Model.Version;
import io.ferrule.codegen.Model.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the page of one version of the message reference, for people. */
final class ReferenceWriter {
    private static final String TYPE = " (type)";
    private static final String VALUES = " (values)";

    private final Version version;
    private final StringBuilder out = new StringBuilder();

    ReferenceWriter(Version version) {
        this.version = version;
    }

    String text() {
        out.append("# Messages of OCPP ").append(version.number).append("\n\n");
        out.append("Generated from `ocpp-model/src/main/ocpp`. How to read it, and the other versions:"
                + " [messages.md](../messages.md).\n");
        if (version.open) {
            out.append("\nMembers that are not listed occur in the field; they are noted and not refused.\n");
        }
        if (version.extensible) {
            extension();
        }
        contents();
        for (List<ActionDef> profile : Markdown.profiles(version)) {
            out.append("\n## ").append(profile.get(0).profile()).append('\n');
            profile.forEach(this::action);
        }
        out.append("\n## Types\n");
        for (TypeDef type : version.types.values()) {
            heading(type.name() + TYPE, type.words());
            fields(type.fields());
        }
        out.append("\n## Values\n");
        version.enums.values().forEach(this::values);
        return out.toString();
    }

    private void extension() {
        out.append("\nEvery object, requests and responses included, may also carry an object `")
                .append(Extension.NAME)
                .append("`: in it, `vendorId`\n(string(")
                .append(Extension.VENDOR_ID_LENGTH)
                .append(")) names the vendor, and all else is the vendor's. The tables do not repeat it.\n");
    }

    private void contents() {
        out.append('\n');
        for (List<ActionDef> profile : Markdown.profiles(version)) {
            String links = profile.stream()
                    .map(action -> "[" + action.name() + "](#" + anchor(action.name()) + ")")
                    .collect(Collectors.joining(", "));
            out.append("- ").append(profile.get(0).profile()).append(": ").append(links);
            out.append('\n');
        }
        out.append("- What they are made of: [types](#types), [values](#values)\n");
    }

    private void heading(String heading, Words words) {
        out.append("\n### ").append(heading).append("\n\n").append(prose(words.phrase()));
        words.clause().ifPresent(clause -> out.append(" (").append(clause).append(')'));
        out.append("\n\n");
    }

    private void action(ActionDef action) {
        heading(action.name(), action.words());
        out.append("Sent by the ").append(sender(action)).append(".\n\n");
        message("Request", action.request());
        out.append('\n');
        message("Response", action.response());
    }

    private void message(String kind, List<Field> fields) {
        if (fields.stream().allMatch(Field::isExtension)) {
            out.append(kind).append(": nothing, `{}`.\n");
            return;
        }
        out.append(kind).append(":\n\n");
        fields(fields);
    }

    private void fields(List<Field> fields) {
        out.append(head("field", "type", "unit", "required", "meaning"));
        for (Field field : fields) {
            if (!field.isExtension()) {
                out.append(row(
                        "`" + field.name() + "`",
                        type(field.type()),
                        field.unit().orElse(""),
                        field.optional() ? "no" : "yes",
                        prose(field.words().phrase())));
            }
        }
    }

    private String type(TypeRef type) {
        String name = type.base();
        if (version.enums.containsKey(name)) {
            name = "[" + name + "](#" + anchor(name + VALUES) + ")";
        } else if (version.types.containsKey(name)) {
            name = "[" + name + "](#" + anchor(name + TYPE) + ")";
        }
        return name
                + parentheses(type.limits())
                + type.size().map(ReferenceWriter::brackets).orElse("");
    }

    private static String parentheses(Limits limits) {
        return limits.maxLength()
                .map(String::valueOf)
                .or(() -> limits.multipleOf().map(BigDecimal::toPlainString))
                .or(() -> limits.range().map(Range::toString))
                .map(argument -> "(" + argument + ")")
                .orElse("");
    }

    private static String brackets(Size size) {
        if (size.atLeast() == 0 && size.atMost().isEmpty()) {
            return "[]";
        }
        return "[" + size.atLeast() + ".." + size.atMost().map(String::valueOf).orElse("") + "]";
    }

    private void values(EnumDef type) {
        heading(type.name() + VALUES, type.words());
        if (type.open()) {
            out.append("Other values occur in the field; they are noted and not refused.\n\n");
        }
        out.append(head("value", "meaning"));
        for (Value value : type.values()) {
            String but = value.notIn().isEmpty() ? "" : " Not in " + String.join(", ", value.notIn()) + ".";
            out.append(row("`" + value.wire() + "`", prose(value.words().phrase()) + but));
        }
    }
}
