// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import static io.ferrule.codegen.JavaText.escape;
import static io.ferrule.codegen.Names.constantOf;

import io.ferrule.codegen.Model.ActionDef;
import io.ferrule.codegen.Model.EnumDef;
import io.ferrule.codegen.Model.Field;
import io.ferrule.codegen.Model.TypeDef;
import io.ferrule.codegen.Model.Value;
import io.ferrule.codegen.Model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes records, enums, the constants of the actions and the description of the package. */
final class JavaWriter {
    private final Version version;

    JavaWriter(Version version) {
        this.version = version;
    }

    void write(Sink sink) {
        version.enums.values().forEach(type -> sink.file(type.name() + ".java", enumText(type)));
        for (TypeDef type : version.types.values()) {
            sink.file(
                    type.name() + ".java",
                    RecordText.of(
                            file(), type.name(), List.of(escape(type.words().withClause())), type.fields()));
        }
        for (ActionDef action : version.actions.values()) {
            sink.file(action.requestName() + ".java", messageText(action, "Request", action.request()));
            sink.file(action.responseName() + ".java", messageText(action, "Response", action.response()));
        }
        sink.file(version.className() + ".java", actionsText());
        sink.file("package-info.java", packageText());
    }

    private Source file() {
        return new Source()
                .line("// SPDX-License-Identifier: Apache-2.0")
                .line("// Generated from src/main/ocpp; do not edit.")
                .line("package ", version.packageName, ";")
                .line();
    }

    private String enumText(EnumDef type) {
        Source out = file().line("import io.ferrule.model.WireNamed;").line();
        out.doc(List.of(
                escape(type.words().withClause()),
                "A name that is not listed here is read as {@link #UNRECOGNIZED}; the payload keeps its text."));
        out.line("public enum ", type.name(), " implements WireNamed {");
        for (Value value : type.values()) {
            out.doc(List.of(escape(value.words().phrase())));
            out.line(value.constant(), "(\"", value.wire(), "\"),");
        }
        enumNames(out, type.name());
        return out.line("}").toString();
    }

    private static void enumNames(Source out, String name) {
        out.line("/** A name that is not listed here. Never written. */");
        out.line("UNRECOGNIZED(\"\");").line();
        out.line("private final String wireName;").line();
        out.line(name, "(String wireName) {")
                .line("this.wireName = wireName;")
                .line("}")
                .line();
        out.doc(List.of(
                "Finds a value by its name on the wire, compared exactly.",
                "@param wireName any name",
                "@return the value, or {@link #UNRECOGNIZED}"));
        out.line("public static ", name, " ofWireName(String wireName) {");
        out.line("for (", name, " value : values()) {");
        out.line("if (value.recognized() && value.wireName.equals(wireName)) {");
        out.line("return value;").line("}").line("}");
        out.line("return UNRECOGNIZED;").line("}").line();
        out.line("@Override")
                .line("public String wireName() {")
                .line("return wireName;")
                .line("}")
                .line();
        out.line("@Override").line("public boolean recognized() {");
        out.line("return this != UNRECOGNIZED;").line("}");
    }

    private String messageText(ActionDef action, String kind, List<Field> fields) {
        return RecordText.of(
                file(),
                action.name() + kind,
                List.of(
                        kind + " of {@link " + version.className() + "#" + constantOf(action.name()) + " "
                                + action.name() + "}.",
                        escape(action.words().withClause())),
                fields);
    }

    private String actionsText() {
        Source out = file();
        out.line("import io.ferrule.model.Action;").line("import io.ferrule.model.OcppVersion;");
        out.line("import io.ferrule.model.Side;")
                .line("import java.util.List;")
                .line("import java.util.Set;")
                .line();
        out.doc(List.of(
                "The actions of OCPP " + version.number + ".", "Immutable and safe for use by several threads."));
        out.line("public final class ", version.className(), " {");
        version.actions.values().forEach(action -> actionConstant(out, action));
        String all =
                version.actions.keySet().stream().map(Names::constantOf).collect(Collectors.joining(",\n            "));
        out.line()
                .line("private static final List<Action<?, ?>> ALL = List.of(\n            ", all, ");")
                .line();
        out.line("private ", version.className(), "() {}").line();
        out.doc(List.of("All actions.", "@return an unmodifiable list, in the order of the definitions"));
        out.line("public static List<Action<?, ?>> all() {");
        return out.line("return ALL;").line("}").line("}").toString();
    }

    private void actionConstant(Source out, ActionDef action) {
        String records = action.requestName() + ", " + action.responseName();
        out.line().doc(List.of(escape(action.words().withClause())));
        out.line("public static final Action<", records, "> ", constantOf(action.name()), " =");
        String arguments = Stream.of(
                        "OcppVersion." + version.constant(),
                        '"' + action.name() + '"',
                        sides(action),
                        '"' + action.profile() + '"',
                        action.requestName() + ".class",
                        action.responseName() + ".class")
                .collect(Collectors.joining(", "));
        out.line("        new Action<>(", arguments, ");");
    }

    private static String sides(ActionDef action) {
        return switch (action.from()) {
            case "station" -> "Set.of(Side.STATION)";
            case "csms" -> "Set.of(Side.CSMS)";
            default -> "Set.of(Side.STATION, Side.CSMS)";
        };
    }

    private String packageText() {
        Source out = new Source()
                .line("// SPDX-License-Identifier: Apache-2.0")
                .line("// Generated from src/main/ocpp; do not edit.");
        out.doc(packageDoc());
        out.line("@NullMarked").line("package ", version.packageName, ";").line();
        return out.line("import org.jspecify.annotations.NullMarked;").toString();
    }

    private List<String> packageDoc() {
        ActionDef first = version.actions.values().iterator().next();
        String actions = version.packageName + "." + version.className();
        List<String> doc = new ArrayList<>(List.of(
                "The messages of OCPP " + version.number + " as records, generated from Ferrule's own definitions.",
                "Each action has a constant in {@link " + actions + "}, for example {@link " + actions + "#"
                        + constantOf(first.name()) + "}, and two records, one for"
                        + " its request and one for its response. A component has the name of the member on the wire;"
                        + " one that may be absent is nullable and has a second accessor that returns an Optional,"
                        + " and a list is never null. Lengths and ranges are not checked by the records: real stations"
                        + " break them, and {@link io.ferrule.model.validation.SchemaCheck} tells.",
                "Records are for reading and for originating. To edit a received message, edit its"
                        + " {@link io.ferrule.model.Payload}: a record knows only the members that the documents"
                        + " define and would lose all others."));
        if (version.extensible) {
            doc.add("Every record ends with what a vendor may add to any object of this version, as"
                    + " {@link io.ferrule.model.CustomData}.");
        }
        doc.add("All types are immutable, but for the builders, and safe for use by several threads.");
        return doc;
    }
}
