// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.ActionDef;
import io.ferrule.codegen.Model.EnumDef;
import io.ferrule.codegen.Model.Field;
import io.ferrule.codegen.Model.Place;
import io.ferrule.codegen.Model.TypeDef;
import io.ferrule.codegen.Model.TypeRef;
import io.ferrule.codegen.Model.Value;
import io.ferrule.codegen.Model.Version;
import io.ferrule.codegen.Model.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one file into the version that it names. */
final class Reader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final String file;
    private final Map<String, Version> versions;
    private final Map<String, String> header = new HashMap<>();
    private boolean open;
    private Optional<Version> version = Optional.empty();
    private Optional<BlockReader> block = Optional.empty();

    /** Takes the lines of the block that is open. */
    private interface BlockReader {
        void member(Line line);
    }

    Reader(String file, Map<String, Version> versions) {
        this.file = file;
        this.versions = versions;
    }

    void read(List<String> lines) {
        Optional<Line> open = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            String stripped = text.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            if (stripped.startsWith("\"") && open.isPresent()) {
                open.get().append(text);
                continue;
            }
            open.ifPresent(this::definition);
            open = Optional.of(new Line(new Place(file, i + 1), text));
        }
        open.ifPresent(this::definition);
    }

    private void definition(Line line) {
        if (line.indented) {
            block.orElseThrow(() -> new DefinitionException(
                            line.place, "an indented line needs an enum, a type or an action above it"))
                    .member(line);
            return;
        }
        String keyword = line.word("a keyword");
        switch (keyword) {
            case "version", "package", "source", "extension" -> header(keyword, line);
            case "enum" -> block = Optional.of(enumBlock(line));
            case "type" -> block = Optional.of(typeBlock(line));
            case "action" -> block = Optional.of(actionBlock(line));
            default ->
                throw new DefinitionException(
                        line.place,
                        "expected version, package, source, extension, enum, type or action, found \"" + keyword
                                + "\"");
        }
    }

    private void header(String keyword, Line line) {
        String value = keyword.equals("source") ? line.phrase("the name of the document") : line.word("the " + keyword);
        open |= keyword.equals("version") && line.takeIf("open");
        line.end();
        if (keyword.equals("extension") && !value.equals(Extension.NAME)) {
            throw new DefinitionException(
                    line.place, "expected " + Extension.NAME + " after \"extension\", found \"" + value + "\"");
        }
        if (header.putIfAbsent(keyword, value) != null) {
            throw new DefinitionException(line.place, "there is a second line \"" + keyword + "\"");
        }
        if (version.isPresent()) {
            throw new DefinitionException(
                    line.place, "the line \"" + keyword + "\" belongs above the first definition");
        }
    }

    private Version version(Line line) {
        if (version.isEmpty()) {
            String number = headerValue("version", line);
            String packageName = headerValue("package", line);
            headerValue("source", line);
            boolean extensible = header.containsKey("extension");
            Version found =
                    versions.computeIfAbsent(number, absent -> new Version(number, packageName, open, extensible));
            if (!found.packageName.equals(packageName)) {
                throw new DefinitionException(
                        line.place, "version " + number + " is in package " + found.packageName + " already");
            }
            if (found.open != open) {
                throw new DefinitionException(line.place, "version " + number + " is open in all its files or in none");
            }
            if (found.extensible != extensible) {
                throw new DefinitionException(
                        line.place,
                        "the line \"extension\" must stand in all files of version " + number + " or in none");
            }
            version = Optional.of(found);
        }
        return version.get();
    }

    private String headerValue(String keyword, Line line) {
        String value = header.get(keyword);
        if (value == null) {
            throw new DefinitionException(line.place, "the file lacks a line \"" + keyword + "\" above this one");
        }
        return value;
    }

    private BlockReader enumBlock(Line line) {
        Version owner = version(line);
        String name = name(line, "the name of the enum");
        boolean open = line.takeIf("open");
        EnumDef made = new EnumDef(line.place, name, open, words(line), new ArrayList<>());
        line.end();
        unique(owner, line, name);
        owner.enums.put(name, made);
        return member -> made.values().add(value(member));
    }

    private Value value(Line line) {
        String wire = line.word("a value");
        String constant = line.takeIf("as") ? line.word("the name of a constant after \"as\"") : Names.constantOf(wire);
        Words words = words(line);
        List<String> notIn = new ArrayList<>();
        if (line.takeIf("except")) {
            do {
                notIn.add(line.word("the name of an action after \"except\""));
            } while (!line.isEmpty());
        }
        line.end();
        return new Value(line.place, wire, constant, notIn, words);
    }

    private BlockReader typeBlock(Line line) {
        Version owner = version(line);
        String name = name(line, "the name of the type");
        TypeDef made = new TypeDef(line.place, name, words(line), new ArrayList<>());
        line.end();
        unique(owner, line, name);
        owner.types.put(name, made);
        return member -> made.fields().add(field(member));
    }

    private BlockReader actionBlock(Line line) {
        Version owner = version(line);
        String name = name(line, "the name of the action");
        String from = keywordValue(line, "from", "station, csms or both");
        if (!Set.of("station", "csms", "both").contains(from)) {
            throw new DefinitionException(
                    line.place, "expected station, csms or both after \"from\", found \"" + from + "\"");
        }
        String profile = keywordValue(line, "profile", "the name of a profile");
        ActionDef made =
                new ActionDef(line.place, name, from, profile, words(line), new ArrayList<>(), new ArrayList<>());
        line.end();
        if (owner.actions.putIfAbsent(name, made) != null) {
            throw new DefinitionException(line.place, "action " + name + " is defined twice");
        }
        return member -> {
            String arrow = member.word("\">\" for the request or \"<\" for the response");
            if (!arrow.equals(">") && !arrow.equals("<")) {
                throw new DefinitionException(
                        member.place,
                        "expected \">\" for the request or \"<\" for the response, found \"" + arrow + "\"");
            }
            (arrow.equals(">") ? made.request() : made.response()).add(field(member));
        };
    }

    private static String keywordValue(Line line, String keyword, String what) {
        if (!line.takeIf(keyword)) {
            throw new DefinitionException(line.place, "expected \"" + keyword + "\" and then " + what);
        }
        return line.word(what);
    }

    private Field field(Line line) {
        String written = line.word("the name of a field");
        boolean optional = written.endsWith("?");
        String name = optional ? written.substring(0, written.length() - 1) : written;
        if (!NAME.matcher(name).matches()) {
            throw new DefinitionException(line.place, "\"" + name + "\" is no name for a field");
        }
        TypeRef type = TypeReader.read(line.place, line.word("the type of \"" + name + "\""));
        Model.Xml xml = line.xml();
        boolean secret = line.takeIf("secret");
        boolean informational = line.takeIf("informational");
        if (informational && (type.limits().maxLength().isEmpty() || type.isList())) {
            throw new DefinitionException(line.place, "only one text of bounded length can be informational");
        }
        Optional<String> unit = line.unit();
        Field made = new Field(line.place, name, optional, type, xml, unit, secret, informational, words(line));
        line.end();
        return made;
    }

    private Words words(Line line) {
        Optional<String> before = line.clause();
        String phrase = line.phrase("a phrase in quotes");
        if (!phrase.endsWith(".")) {
            throw new DefinitionException(line.place, "a phrase ends with a full stop");
        }
        return new Words(phrase, before.or(line::clause).map(this::citation));
    }

    /** A clause that starts with a letter is a use case. */
    private String citation(String clause) {
        String source = header.getOrDefault("source", "");
        boolean useCase = Character.isLetter(clause.charAt(0));
        return source + (useCase ? ", use case " : ", ") + clause;
    }

    private static String name(Line line, String what) {
        String name = line.word(what);
        if (!NAME.matcher(name).matches() || !Character.isUpperCase(name.charAt(0))) {
            throw new DefinitionException(
                    line.place,
                    "expected " + what + ", letters and digits with a capital first, found \"" + name + "\"");
        }
        return name;
    }

    private static void unique(Version owner, Line line, String name) {
        if (owner.enums.containsKey(name) || owner.types.containsKey(name)) {
            throw new DefinitionException(line.place, name + " is defined twice");
        }
    }
}
