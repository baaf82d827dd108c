// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * The generator of the message model. One file without dependencies, so that the JDK runs it from source:
 * {@code java Generate.java DEFINITIONS JAVA-OUT RESOURCES-OUT REFERENCE.md}. The language that it reads is described in
 * {@code docs/definition-language.md}.
 *
 * <p>The parts, in this order: the model, the reader, the check, and the writers of Java, schemas and the reference.
 */
public final class Generate {

    private Generate() {}

    /** Runs the generator; a wrong definition is told on standard error as {@code file:line: what is wrong}. */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println("usage: java Generate.java DEFINITIONS JAVA-OUT RESOURCES-OUT REFERENCE.md");
            System.exit(2);
        }
        try {
            run(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
        } catch (DefinitionException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Reads all {@code .ocpp} files of a folder and writes what is made of them; removes what it did not write. */
    public static void run(Path definitions, Path java, Path resources, Path reference) throws IOException {
        Map<String, Version> versions = new TreeMap<>();
        for (Path file : definitionFiles(definitions)) {
            new Reader(String.valueOf(file.getFileName()), versions).read(Files.readAllLines(file));
        }
        Map<Path, String> outputs = new LinkedHashMap<>();
        for (Version version : versions.values()) {
            new Check(version).run();
            Path folder = Path.of(version.packageName.replace('.', '/'));
            new JavaWriter(version)
                    .write((name, text) -> outputs.put(java.resolve(folder).resolve(name), text));
            Path schemas = resources.resolve(folder).resolve("schema");
            new SchemaWriter(version).write((name, text) -> outputs.put(schemas.resolve(name), text));
        }
        outputs.put(reference, new ReferenceWriter(versions.values()).text());
        writeAll(outputs);
        removeOthers(java, outputs.keySet());
        removeOthers(resources, outputs.keySet());
    }

    private static List<Path> definitionFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Function<Path, String> stem = path -> path.getFileName().toString().replaceFirst("\\.ocpp$", "");
            return files.filter(path -> path.toString().endsWith(".ocpp"))
                    .sorted(Comparator.comparing(stem))
                    .toList();
        }
    }

    /** Leaves a file alone that already has its text, so that the compiler does not run again for nothing. */
    private static void writeAll(Map<Path, String> outputs) throws IOException {
        for (Map.Entry<Path, String> output : outputs.entrySet()) {
            Path path = output.getKey();
            if (!Files.exists(path) || !Files.readString(path).equals(output.getValue())) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, output.getValue());
            }
        }
    }

    private static void removeOthers(Path folder, Set<Path> keep) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!keep.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    // ------------------------------------------------------------------------------------------------ the model

    /** A definition that cannot be used. */
    public static final class DefinitionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DefinitionException(Place place, String message) {
            super(place.file() + ":" + place.line() + ": " + message);
        }
    }

    record Place(String file, int line) {}

    /** How many elements an array has; without an upper end up to any number. */
    record Size(int atLeast, Optional<Integer> atMost) {}

    record TypeRef(String base, Optional<Integer> maxLength, Optional<BigDecimal> multipleOf, Optional<Size> size) {
        boolean isList() {
            return size.isPresent();
        }
    }

    /** What is said about a thing: a phrase, and the clause that it follows if there is one. */
    record Words(String phrase, Optional<String> clause) {
        String withClause() {
            return phrase + clause.map(text -> " See " + text + ".").orElse("");
        }
    }

    record Field(
            Place place,
            String name,
            boolean optional,
            TypeRef type,
            Optional<String> unit,
            boolean secret,
            Words words) {
        boolean nullable() {
            return optional && !type.isList();
        }
    }

    record Value(Place place, String wire, String constant, List<String> notIn, Words words) {}

    record EnumDef(Place place, String name, boolean open, Words words, List<Value> values) {
        List<String> wireNames(String action) {
            return values.stream()
                    .filter(value -> !value.notIn.contains(action))
                    .map(Value::wire)
                    .toList();
        }
    }

    record TypeDef(Place place, String name, Words words, List<Field> fields) {}

    record ActionDef(
            Place place,
            String name,
            String from,
            String profile,
            Words words,
            List<Field> request,
            List<Field> response) {
        String requestName() {
            return name + "Request";
        }

        String responseName() {
            return name + "Response";
        }
    }

    /** All that the files of one version define, in the order of the files. */
    static final class Version {
        final String number;
        final String packageName;
        final Map<String, EnumDef> enums = new LinkedHashMap<>();
        final Map<String, TypeDef> types = new LinkedHashMap<>();
        final Map<String, ActionDef> actions = new LinkedHashMap<>();

        Version(String number, String packageName) {
            this.number = number;
            this.packageName = packageName;
        }

        /** {@code V16} for 1.6. */
        String className() {
            return "V" + number.replace(".", "");
        }

        /** {@code V1_6} for 1.6. */
        String constant() {
            return "V" + number.replace('.', '_');
        }
    }

    // ------------------------------------------------------------------------------------------------ the reader

    record Token(boolean quoted, String text) {
        @Override
        public String toString() {
            return quoted ? "the phrase \"" + text + "\"" : "\"" + text + "\"";
        }
    }

    /** The tokens of one definition, taken from the left. A line that starts with a quote belongs to the one before. */
    static final class Line {
        private static final Pattern TOKEN = Pattern.compile("\\s*(?:\"([^\"]*)\"|([^\\s\"]+))");

        final Place place;
        final boolean indented;
        private final Deque<Token> tokens = new ArrayDeque<>();

        Line(Place place, String text) {
            this.place = place;
            this.indented = text.startsWith(" ");
            append(text);
        }

        void append(String text) {
            Matcher matcher = TOKEN.matcher(text.stripTrailing());
            int end = 0;
            while (matcher.lookingAt()) {
                boolean quoted = matcher.group(1) != null;
                tokens.addLast(new Token(quoted, matcher.group(quoted ? 1 : 2)));
                end = matcher.end();
                matcher.region(end, text.stripTrailing().length());
            }
            if (end < text.stripTrailing().length()) {
                throw new DefinitionException(place, "a phrase lacks its closing quote");
            }
        }

        boolean isEmpty() {
            return tokens.isEmpty();
        }

        boolean takeIf(String word) {
            Token next = tokens.peekFirst();
            boolean there = next != null && !next.quoted && next.text.equals(word);
            if (there) {
                tokens.removeFirst();
            }
            return there;
        }

        String word(String what) {
            return take(false, what);
        }

        /** A phrase may stand in several pairs of quotes, one after the other. */
        String phrase(String what) {
            StringBuilder phrase = new StringBuilder(take(true, what));
            while (tokens.peekFirst() != null && tokens.peekFirst().quoted) {
                phrase.append(' ').append(tokens.removeFirst().text);
            }
            return phrase.toString();
        }

        private String take(boolean quoted, String what) {
            Token next = tokens.peekFirst();
            if (next == null) {
                throw new DefinitionException(place, "expected " + what + ", but the line ends");
            }
            if (next.quoted != quoted) {
                throw new DefinitionException(place, "expected " + what + ", found " + next);
            }
            tokens.removeFirst();
            return next.text;
        }

        /** A unit is one word or, where it has blanks, quoted. */
        Optional<String> unit() {
            if (!takeIf("in")) {
                return Optional.empty();
            }
            Token next = tokens.peekFirst();
            return Optional.of(take(next != null && next.quoted, "a unit after \"in\""));
        }

        Optional<String> clause() {
            Token next = tokens.peekFirst();
            if (next == null || next.quoted || !next.text.startsWith("§")) {
                return Optional.empty();
            }
            return Optional.of(tokens.removeFirst().text.substring(1));
        }

        void end() {
            if (!tokens.isEmpty()) {
                throw new DefinitionException(place, "expected the end of the line, found " + tokens.peekFirst());
            }
        }
    }

    /** Reads one file into the version that it names. */
    static final class Reader {
        private static final Pattern TYPE =
                Pattern.compile("([A-Za-z][A-Za-z0-9-]*)(?:\\(([^)]*)\\))?(\\[[^\\]]*\\])?");
        private static final Pattern SIZE = Pattern.compile("\\[(?:(\\d+)?\\.\\.(\\d+)?)?\\]");
        private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

        private final String file;
        private final Map<String, Version> versions;
        private final Map<String, String> header = new HashMap<>();
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
                case "version", "package", "source" -> header(keyword, line);
                case "enum" -> block = Optional.of(enumBlock(line));
                case "type" -> block = Optional.of(typeBlock(line));
                case "action" -> block = Optional.of(actionBlock(line));
                default ->
                    throw new DefinitionException(
                            line.place,
                            "expected version, package, source, enum, type or action, found \"" + keyword + "\"");
            }
        }

        private void header(String keyword, Line line) {
            String value =
                    keyword.equals("source") ? line.phrase("the name of the document") : line.word("the " + keyword);
            line.end();
            if (header.putIfAbsent(keyword, value) != null) {
                throw new DefinitionException(line.place, "there is a second line \"" + keyword + "\"");
            }
        }

        private Version version(Line line) {
            if (version.isEmpty()) {
                String number = headerValue("version", line);
                String packageName = headerValue("package", line);
                headerValue("source", line);
                Version found = versions.computeIfAbsent(number, absent -> new Version(number, packageName));
                if (!found.packageName.equals(packageName)) {
                    throw new DefinitionException(
                            line.place, "version " + number + " is in package " + found.packageName + " already");
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
            return member -> made.values.add(value(member));
        }

        private Value value(Line line) {
            String wire = line.word("a value");
            String constant = line.takeIf("as") ? line.word("the name of a constant after \"as\"") : constantOf(wire);
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
            return member -> made.fields.add(field(member));
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
                (arrow.equals(">") ? made.request : made.response).add(field(member));
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
            TypeRef type = type(line.place, line.word("the type of \"" + name + "\""));
            boolean secret = line.takeIf("secret");
            Optional<String> unit = line.unit();
            Field made = new Field(line.place, name, optional, type, unit, secret, words(line));
            line.end();
            return made;
        }

        private static TypeRef type(Place place, String text) {
            Matcher matcher = TYPE.matcher(text);
            if (!matcher.matches()) {
                throw new DefinitionException(place, "\"" + text + "\" is no type, such as string(20) or MeterValue[]");
            }
            String base = matcher.group(1);
            Optional<String> argument = Optional.ofNullable(matcher.group(2));
            Optional<Integer> maxLength = Optional.empty();
            Optional<BigDecimal> multipleOf = Optional.empty();
            if (argument.isPresent()) {
                switch (base) {
                    case "string", "ci-string" ->
                        maxLength = Optional.of(number(place, argument.get()).intValueExact());
                    case "decimal" -> multipleOf = Optional.of(number(place, argument.get()));
                    default -> throw new DefinitionException(place, base + " takes nothing in parentheses");
                }
            }
            return new TypeRef(
                    base,
                    maxLength,
                    multipleOf,
                    Optional.ofNullable(matcher.group(3)).map(size -> size(place, size)));
        }

        private static BigDecimal number(Place place, String text) {
            try {
                BigDecimal number = new BigDecimal(text);
                if (number.signum() > 0) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below, together with numbers that are not positive
            }
            throw new DefinitionException(place, "expected a positive number in parentheses, found \"" + text + "\"");
        }

        private static Size size(Place place, String text) {
            Matcher matcher = SIZE.matcher(text);
            if (!matcher.matches()) {
                throw new DefinitionException(place, "expected [], [1..], [..20] or [1..20], found \"" + text + "\"");
            }
            Optional<String> least = Optional.ofNullable(matcher.group(1));
            return new Size(
                    least.map(Integer::parseInt).orElse(0),
                    Optional.ofNullable(matcher.group(2)).map(Integer::parseInt));
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

    /** {@code SUSPENDED_EVSE} for {@code SuspendedEVSE}, {@code L1_N} for {@code L1-N}, {@code KWH} for {@code kWh}. */
    static String constantOf(String wire) {
        return wire.replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("(?<=[a-z]{2})(?=[A-Z])", "_")
                .replaceAll("(?<=[A-Z])(?=[A-Z][a-z]{2})", "_")
                .toUpperCase(Locale.ROOT);
    }

    // ------------------------------------------------------------------------------------------------ the check

    /** Looks for what no single line can show: names that nobody defines, names that collide, types in themselves. */
    static final class Check {
        private static final Set<String> BUILT_IN =
                Set.of("string", "ci-string", "uri", "dateTime", "boolean", "int", "decimal");

        /** Names of methods that every object has, which a record's component must not take. */
        private static final Set<String> METHODS_OF_OBJECT =
                Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

        private final Version version;
        private final Set<String> used = new HashSet<>();

        Check(Version version) {
            this.version = version;
        }

        void run() {
            version.enums.values().forEach(this::checkEnum);
            version.types.values().forEach(type -> checkFields(type.fields));
            for (ActionDef action : version.actions.values()) {
                checkFields(action.request);
                checkFields(action.response);
                checkName(action.place, action.requestName());
                checkName(action.place, action.responseName());
            }
            version.types.values().forEach(type -> checkRecursion(type, new ArrayDeque<>()));
            version.enums.values().forEach(type -> checkUsed(type.place, type.name));
            version.types.values().forEach(type -> checkUsed(type.place, type.name));
        }

        private void checkEnum(EnumDef type) {
            if (type.values.isEmpty()) {
                throw new DefinitionException(type.place, type.name + " has no values");
            }
            Set<String> constants = new HashSet<>(Set.of("UNRECOGNIZED"));
            for (Value value : type.values) {
                if (!value.constant.matches("[A-Z][A-Z0-9_]*")) {
                    throw new DefinitionException(
                            value.place,
                            "\"" + value.constant + "\" is no name for a constant; say " + value.wire + " as NAME");
                }
                if (!constants.add(value.constant)) {
                    throw new DefinitionException(
                            value.place, type.name + " has the constant " + value.constant + " already");
                }
                for (String action : value.notIn) {
                    if (!version.actions.containsKey(action)) {
                        throw unknown(value.place, "action", action, version.actions.keySet());
                    }
                }
            }
        }

        private void checkFields(List<Field> fields) {
            Set<String> names = new HashSet<>();
            for (Field field : fields) {
                if (!names.add(field.name)) {
                    throw new DefinitionException(field.place, "field " + field.name + " is there twice");
                }
                if (!SourceVersion.isName(field.name) || METHODS_OF_OBJECT.contains(field.name)) {
                    throw new DefinitionException(
                            field.place, "Java does not allow a record component with the name " + field.name);
                }
                checkType(field);
            }
        }

        private void checkType(Field field) {
            String base = field.type.base;
            if (BUILT_IN.contains(base)) {
                return;
            }
            if (!version.enums.containsKey(base) && !version.types.containsKey(base)) {
                List<String> known = new ArrayList<>(BUILT_IN);
                known.addAll(version.enums.keySet());
                known.addAll(version.types.keySet());
                throw unknown(field.place, "type", base, known);
            }
            used.add(base);
        }

        private void checkName(Place place, String name) {
            if (version.enums.containsKey(name) || version.types.containsKey(name)) {
                throw new DefinitionException(
                        place, name + " is needed for this action but taken by an enum or a type");
            }
        }

        /** Schemas and records are nested in full, so a type must not contain itself. */
        private void checkRecursion(TypeDef type, Deque<String> above) {
            if (above.contains(type.name)) {
                throw new DefinitionException(type.place, type.name + " contains itself");
            }
            above.push(type.name);
            for (Field field : type.fields) {
                TypeDef inner = version.types.get(field.type.base);
                if (inner != null) {
                    checkRecursion(inner, above);
                }
            }
            above.pop();
        }

        private void checkUsed(Place place, String name) {
            if (!used.contains(name)) {
                throw new DefinitionException(place, name + " is defined but never used");
            }
        }

        private static DefinitionException unknown(Place place, String kind, String name, Collection<String> known) {
            String nearest = known.stream()
                    .min(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                            .thenComparing(Comparator.naturalOrder()))
                    .filter(candidate -> distance(name, candidate) <= 3)
                    .map(candidate -> "; did you mean " + candidate + "?")
                    .orElse("");
            return new DefinitionException(place, "unknown " + kind + " \"" + name + "\"" + nearest);
        }

        /** How many letters must be changed, added or taken away (Levenshtein). */
        private static int distance(String left, String right) {
            int[] row = new int[right.length() + 1];
            Arrays.setAll(row, i -> i);
            for (int i = 1; i <= left.length(); i++) {
                int diagonal = row[0];
                row[0] = i;
                for (int j = 1; j <= right.length(); j++) {
                    int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                    diagonal = row[j];
                    row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
                }
            }
            return row[right.length()];
        }
    }

    // ------------------------------------------------------------------------------------------------ Java

    /** Takes a file by its name and text. */
    interface Sink {
        void file(String name, String text);
    }

    /** Collects indented lines. */
    static final class Source {
        private static final int WIDTH = 118;

        private final StringBuilder text = new StringBuilder();
        private int depth;

        Source line(String... parts) {
            String joined = String.join("", parts);
            if (joined.startsWith("}")) {
                depth--;
            }
            text.append(joined.isEmpty() ? "" : "    ".repeat(depth))
                    .append(joined)
                    .append('\n');
            if (joined.endsWith("{")) {
                depth++;
            }
            return this;
        }

        /** A javadoc comment; each paragraph is one string, and tags are paragraphs too. */
        Source doc(List<String> paragraphs) {
            if (paragraphs.size() == 1
                    && "    ".length() * depth + paragraphs.get(0).length() + 7 <= WIDTH) {
                return line("/** " + paragraphs.get(0) + " */");
            }
            line("/**");
            for (int i = 0; i < paragraphs.size(); i++) {
                boolean tag = paragraphs.get(i).startsWith("@");
                if (i > 0 && (!tag || !paragraphs.get(i - 1).startsWith("@"))) {
                    line(" *");
                }
                wrapped((i > 0 && !tag ? "<p>" : "") + paragraphs.get(i), tag ? "    " : "");
            }
            return line(" */");
        }

        private void wrapped(String paragraph, String hang) {
            StringBuilder row = new StringBuilder(" *");
            for (String word : paragraph.split(" ", -1)) {
                if ("    ".length() * depth + row.length() + 1 + word.length() > WIDTH) {
                    line(row.toString());
                    row = new StringBuilder(" * " + hang + word);
                } else {
                    row.append(' ').append(word);
                }
            }
            line(row.toString());
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** Writes records, enums, the constants of the actions and the description of the package. */
    static final class JavaWriter {
        private static final int BUILDER_FROM = 5;

        private final Version version;

        JavaWriter(Version version) {
            this.version = version;
        }

        void write(Sink sink) {
            version.enums.values().forEach(type -> sink.file(type.name + ".java", enumText(type)));
            for (TypeDef type : version.types.values()) {
                sink.file(
                        type.name + ".java",
                        recordText(type.name, List.of(escape(type.words.withClause())), type.fields));
            }
            for (ActionDef action : version.actions.values()) {
                sink.file(action.requestName() + ".java", messageText(action, "Request", action.request));
                sink.file(action.responseName() + ".java", messageText(action, "Response", action.response));
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
                    escape(type.words.withClause()),
                    "A name that is not listed here is read as {@link #UNRECOGNIZED}; the payload keeps its text."));
            out.line("public enum ", type.name, " implements WireNamed {");
            for (Value value : type.values) {
                out.doc(List.of(escape(value.words.phrase)));
                out.line(value.constant, "(\"", value.wire, "\"),");
            }
            out.line("/** A name that is not listed here. Never written. */");
            out.line("UNRECOGNIZED(\"\");").line();
            out.line("private final String wireName;").line();
            out.line(type.name, "(String wireName) {")
                    .line("this.wireName = wireName;")
                    .line("}")
                    .line();
            out.doc(List.of(
                    "Finds a value by its name on the wire, compared exactly.",
                    "@param wireName any name",
                    "@return the value, or {@link #UNRECOGNIZED}"));
            out.line("public static ", type.name, " ofWireName(String wireName) {");
            out.line("for (", type.name, " value : values()) {");
            out.line("if (value.recognized() && value.wireName.equals(wireName)) {");
            out.line("return value;").line("}").line("}");
            out.line("return UNRECOGNIZED;").line("}").line();
            out.line("@Override")
                    .line("public String wireName() {")
                    .line("return wireName;")
                    .line("}")
                    .line();
            out.line("@Override").line("public boolean recognized() {");
            return out.line("return this != UNRECOGNIZED;").line("}").line("}").toString();
        }

        private String messageText(ActionDef action, String kind, List<Field> fields) {
            return recordText(
                    action.name + kind,
                    List.of(
                            kind + " of {@link " + version.className() + "#" + constantOf(action.name) + " "
                                    + action.name + "}.",
                            escape(action.words.withClause())),
                    fields);
        }

        private String recordText(String name, List<String> intro, List<Field> fields) {
            Source out = file();
            imports(fields).forEach(type -> out.line("import ", type, ";"));
            if (!imports(fields).isEmpty()) {
                out.line();
            }
            List<String> doc = new ArrayList<>(intro);
            doc.add("Immutable and safe for use by several threads.");
            fields.forEach(field -> doc.add("@param " + field.name + " " + describe(field) + absence(field)));
            out.doc(doc);
            String components = fields.stream()
                    .map(field -> annotation(field) + javaType(field, field.nullable()) + " " + field.name)
                    .collect(Collectors.joining(",\n        "));
            out.line("public record ", name, "(", components.isEmpty() ? "" : "\n        " + components, ") {");
            compactConstructor(out, name, fields);
            fields.stream().filter(Field::nullable).forEach(field -> finder(out, field));
            secretToString(out, name, fields);
            if (hasBuilder(fields)) {
                builder(out, name, fields);
            }
            return out.line("}").toString();
        }

        private static boolean hasBuilder(List<Field> fields) {
            return fields.size() >= BUILDER_FROM || fields.stream().anyMatch(field -> field.optional);
        }

        private static List<String> imports(List<Field> fields) {
            Set<String> found = new HashSet<>();
            for (Field field : fields) {
                switch (field.type.base) {
                    case "decimal" -> found.add("java.math.BigDecimal");
                    case "dateTime" -> found.add("io.ferrule.model.Timestamp");
                    default -> {
                        // in java.lang or in this package
                    }
                }
                if (field.type.isList()) {
                    found.add("java.util.List");
                    found.add("java.util.Objects");
                    if (field.optional) {
                        found.add("io.ferrule.model.OmitEmpty");
                    }
                }
                if (field.nullable()) {
                    found.add("java.util.Optional");
                    found.add("org.jspecify.annotations.Nullable");
                }
                if (isReference(field) && !field.nullable()) {
                    found.add("java.util.Objects");
                }
            }
            if (hasBuilder(fields)) {
                if (fields.stream().anyMatch(field -> !field.optional || !field.type.isList())) {
                    found.add("org.jspecify.annotations.Nullable");
                }
                if (fields.stream().anyMatch(field -> !field.optional)) {
                    found.add("java.util.Objects");
                }
            }
            return found.stream().sorted().toList();
        }

        private static String annotation(Field field) {
            if (field.type.isList()) {
                return field.optional ? "@OmitEmpty " : "";
            }
            return field.nullable() ? "@Nullable " : "";
        }

        private static boolean isReference(Field field) {
            return field.type.isList() || !Set.of("int", "boolean").contains(field.type.base);
        }

        private static String javaType(Field field, boolean boxed) {
            String element =
                    switch (field.type.base) {
                        case "string", "ci-string", "uri" -> "String";
                        case "dateTime" -> "Timestamp";
                        case "decimal" -> "BigDecimal";
                        case "int" -> boxed || field.type.isList() ? "Integer" : "int";
                        case "boolean" -> boxed || field.type.isList() ? "Boolean" : "boolean";
                        default -> field.type.base;
                    };
            return field.type.isList() ? "List<" + element + ">" : element;
        }

        private static String describe(Field field) {
            List<String> more = new ArrayList<>();
            field.unit.ifPresent(unit -> more.add("in " + unit));
            field.type.maxLength.ifPresent(most -> more.add("at most " + most + " characters"));
            if (field.type.base.equals("ci-string")) {
                more.add("upper and lower case mean the same");
            }
            field.type.multipleOf.ifPresent(step -> more.add("a multiple of " + step));
            field.type.size.ifPresent(size -> {
                if (size.atLeast > 0) {
                    more.add("at least " + size.atLeast);
                }
                size.atMost.ifPresent(most -> more.add("at most " + most));
            });
            if (field.secret) {
                more.add("not shown by {@code toString}");
            }
            String sentence = more.isEmpty() ? "" : " " + capital(String.join(", ", more)) + ".";
            return escape(field.words.withClause()) + sentence;
        }

        private static String absence(Field field) {
            if (!field.optional) {
                return "";
            }
            return field.type.isList() ? " May be empty." : " May be {@code null}.";
        }

        private static void compactConstructor(Source out, String name, List<Field> fields) {
            List<Field> checked = fields.stream()
                    .filter(field -> isReference(field) && !field.nullable())
                    .toList();
            if (checked.isEmpty()) {
                return;
            }
            boolean lists = checked.stream().anyMatch(field -> field.type.isList());
            out.line();
            out.line("/** Refuses {@code null} for what is required", lists ? ", and copies the lists" : "", ". */");
            out.line("public ", name, " {");
            for (Field field : checked) {
                String reason = field.optional ? " must be a list, empty where absent" : " is required";
                out.line("Objects.requireNonNull(", field.name, ", \"", field.name, reason, "\");");
                if (field.type.isList()) {
                    out.line(field.name, " = List.copyOf(", field.name, ");");
                }
            }
            out.line("}");
        }

        private static void finder(Source out, Field field) {
            out.line();
            out.doc(List.of(escape(field.words.phrase), "@return the value, or empty where it is absent"));
            out.line("public Optional<", javaType(field, true), "> find", capital(field.name), "() {");
            out.line("return Optional.ofNullable(", field.name, ");").line("}");
        }

        /** Where a component is a secret or may carry one, the text of the record must not show it. */
        private static void secretToString(Source out, String name, List<Field> fields) {
            if (fields.stream().noneMatch(field -> field.secret)) {
                return;
            }
            String shown = fields.stream()
                    .map(field -> field.name + "=" + (field.secret ? "***" : "\" + " + field.name + " + \""))
                    .collect(Collectors.joining(", "));
            out.line();
            out.doc(List.of("Leaves out what may be a secret.", "@return the components, {@code ***} for a secret"));
            out.line("@Override").line("public String toString() {");
            out.line("return \"", name, "[", shown, "]\";").line("}");
        }

        private static void builder(Source out, String name, List<Field> fields) {
            out.line();
            out.doc(List.of("Starts a new record.", "@return a builder with nothing set"));
            out.line("public static Builder builder() {")
                    .line("return new Builder();")
                    .line("}")
                    .line();
            out.doc(List.of("Collects the components of a record. Not for use by several threads."));
            out.line("public static final class Builder {");
            for (Field field : fields) {
                boolean emptyList = field.type.isList() && field.optional;
                String type = javaType(field, true);
                out.line(
                        "private ",
                        emptyList ? "" : "@Nullable ",
                        type,
                        " ",
                        field.name,
                        emptyList ? " = List.of();" : ";");
            }
            out.line().line("private Builder() {}");
            fields.forEach(field -> setter(out, field));
            out.line();
            boolean required = fields.stream().anyMatch(field -> !field.optional);
            List<String> doc = new ArrayList<>(List.of("Makes the record.", "@return a record with what was set"));
            if (required) {
                doc.add("@throws NullPointerException if a required component was not set; the message names it");
            }
            out.doc(doc);
            out.line("public ", name, " build() {");
            String arguments = fields.stream()
                    .map(field -> field.optional
                            ? field.name
                            : "Objects.requireNonNull(" + field.name + ", \"" + field.name + " is required\")")
                    .collect(Collectors.joining(",\n                    "));
            out.line("return new ", name, "(\n                    ", arguments, ");")
                    .line("}")
                    .line("}");
        }

        private static void setter(Source out, Field field) {
            out.line();
            out.doc(List.of(
                    "Sets {@code " + field.name + "}.", "@param value " + describe(field), "@return this builder"));
            out.line("public Builder ", field.name, "(", javaType(field, false), " value) {");
            out.line("this.", field.name, " = value;").line("return this;").line("}");
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
            for (ActionDef action : version.actions.values()) {
                out.line().doc(List.of(escape(action.words.withClause())));
                out.line(
                        "public static final Action<",
                        action.requestName(),
                        ", ",
                        action.responseName(),
                        "> ",
                        constantOf(action.name),
                        " =");
                out.line(
                        "        new Action<>(OcppVersion.",
                        version.constant(),
                        ", \"",
                        action.name,
                        "\", ",
                        sides(action),
                        ", \"",
                        action.profile,
                        "\", ",
                        action.requestName(),
                        ".class, ",
                        action.responseName(),
                        ".class);");
            }
            String all = version.actions.keySet().stream()
                    .map(Generate::constantOf)
                    .collect(Collectors.joining(",\n            "));
            out.line()
                    .line("private static final List<Action<?, ?>> ALL = List.of(\n            ", all, ");")
                    .line();
            out.line("private ", version.className(), "() {}").line();
            out.doc(List.of("All actions.", "@return an unmodifiable list, in the order of the documents"));
            out.line("public static List<Action<?, ?>> all() {");
            return out.line("return ALL;").line("}").line("}").toString();
        }

        private static String sides(ActionDef action) {
            return switch (action.from) {
                case "station" -> "Set.of(Side.STATION)";
                case "csms" -> "Set.of(Side.CSMS)";
                default -> "Set.of(Side.STATION, Side.CSMS)";
            };
        }

        private String packageText() {
            ActionDef first = version.actions.values().iterator().next();
            String action = version.className() + "#" + constantOf(first.name);
            Source out = new Source()
                    .line("// SPDX-License-Identifier: Apache-2.0")
                    .line("// Generated from src/main/ocpp; do not edit.");
            out.doc(List.of(
                    "The messages of OCPP " + version.number + " as records, generated from Ferrule's own definitions.",
                    "Each action has a constant in {@link " + version.packageName + "." + version.className()
                            + "}, for example {@link " + version.packageName + "." + action
                            + "}, and two records, one for"
                            + " its request and one for its response. A component has the name of the member on the wire;"
                            + " one that may be absent is nullable and has a second accessor that returns an Optional,"
                            + " and a list is never null. Lengths and ranges are not checked by the records: real stations"
                            + " break them, and {@link io.ferrule.model.validation.SchemaCheck} tells.",
                    "Records are for reading and for originating. To edit a received message, edit its"
                            + " {@link io.ferrule.model.Payload}: a record knows only the members that the documents"
                            + " define and would lose all others.",
                    "All types are immutable, but for the builders, and safe for use by several threads."));
            out.line("@NullMarked").line("package ", version.packageName, ";").line();
            return out.line("import org.jspecify.annotations.NullMarked;").toString();
        }

        private static String capital(String name) {
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        private static String escape(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("@", "&#64;");
        }
    }

    // ------------------------------------------------------------------------------------------------ schemas

    /** Writes one JSON Schema for each request and response, with all nested types in place. */
    static final class SchemaWriter {
        private final Version version;

        SchemaWriter(Version version) {
            this.version = version;
        }

        void write(Sink sink) {
            for (ActionDef action : version.actions.values()) {
                sink.file(action.requestName() + ".json", document(action, action.requestName(), action.request));
                sink.file(action.responseName() + ".json", document(action, action.responseName(), action.response));
            }
        }

        private String document(ActionDef action, String title, List<Field> fields) {
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("$schema", "http://json-schema.org/draft-04/schema#");
            root.put("title", title);
            root.put("description", action.words.phrase);
            root.putAll(object(action.name, fields));
            return Json.text(root);
        }

        private Map<String, Object> object(String action, List<Field> fields) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("type", "object");
            Map<String, Object> properties = new LinkedHashMap<>();
            fields.forEach(field -> properties.put(field.name, property(action, field)));
            object.put("properties", properties);
            List<String> required = fields.stream()
                    .filter(field -> !field.optional)
                    .map(Field::name)
                    .toList();
            if (!required.isEmpty()) {
                object.put("required", required);
            }
            object.put("additionalProperties", false);
            return object;
        }

        private Map<String, Object> property(String action, Field field) {
            Map<String, Object> element = element(action, field.type);
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", field.words.phrase);
            if (field.type.isList()) {
                property.put("type", "array");
                property.put("items", element);
                Size size = field.type.size.get();
                if (size.atLeast > 0) {
                    property.put("minItems", size.atLeast);
                }
                size.atMost.ifPresent(most -> property.put("maxItems", most));
            } else {
                property.putAll(element);
            }
            return property;
        }

        private Map<String, Object> element(String action, TypeRef type) {
            Map<String, Object> element = new LinkedHashMap<>();
            switch (type.base) {
                case "string", "ci-string", "uri", "dateTime" -> element.put("type", "string");
                case "int" -> element.put("type", "integer");
                case "decimal" -> element.put("type", "number");
                case "boolean" -> element.put("type", "boolean");
                default -> {
                    TypeDef nested = version.types.get(type.base);
                    return nested == null ? enumElement(action, type.base) : object(action, nested.fields);
                }
            }
            if (type.base.equals("uri")) {
                element.put("format", "uri");
            } else if (type.base.equals("dateTime")) {
                element.put("format", "date-time");
            }
            type.maxLength.ifPresent(most -> element.put("maxLength", most));
            type.multipleOf.ifPresent(step -> element.put("multipleOf", step));
            return element;
        }

        /** The values of an open enum are no rule; they stand under a keyword that validators pass over. */
        private Map<String, Object> enumElement(String action, String name) {
            EnumDef definition = version.enums.get(name);
            if (definition == null) {
                throw new IllegalStateException("the check has let an unknown type pass: " + name);
            }
            Map<String, Object> element = new LinkedHashMap<>();
            element.put("type", "string");
            element.put(definition.open ? "knownValues" : "enum", definition.wireNames(action));
            return element;
        }
    }

    /** Writes JSON: maps, lists, texts, numbers and booleans. */
    static final class Json {
        private final StringBuilder out = new StringBuilder();

        private Json() {}

        static String text(Object value) {
            Json json = new Json();
            json.write(value, "\n");
            return json.out.append('\n').toString();
        }

        private void write(Object value, String newLine) {
            if (value instanceof Map<?, ?> map) {
                block('{', '}', map.entrySet(), newLine);
            } else if (value instanceof Map.Entry<?, ?> entry) {
                string(String.valueOf(entry.getKey()));
                out.append(": ");
                write(entry.getValue(), newLine);
            } else if (value instanceof List<?> list) {
                block('[', ']', list, newLine);
            } else if (value instanceof String string) {
                string(string);
            } else {
                out.append(value);
            }
        }

        private void block(char open, char close, Collection<?> parts, String newLine) {
            out.append(open);
            String separator = "";
            for (Object part : parts) {
                out.append(separator).append(newLine).append("  ");
                write(part, newLine + "  ");
                separator = ",";
            }
            out.append(parts.isEmpty() ? "" : newLine).append(close);
        }

        private void string(String text) {
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\').append(c);
                } else if (c < ' ') {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
            out.append('"');
        }
    }

    // ------------------------------------------------------------------------------------------------ the reference

    /** Writes the message reference for people. */
    static final class ReferenceWriter {
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
                the brackets. What is not listed is not allowed.
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
            row("action", "sent by", "profile", "what it does");
            row("---", "---", "---", "---");
            for (ActionDef action : version.actions.values()) {
                row(link(version, action.name), sender(action), action.profile, prose(action.words.phrase));
            }
            version.actions.values().forEach(action -> action(version, action));
            out.append("\n## Types of OCPP ").append(version.number).append('\n');
            for (TypeDef type : version.types.values()) {
                heading(version, type.name, type.words);
                fields(version, type.fields);
            }
            out.append("\n## Values of OCPP ").append(version.number).append('\n');
            version.enums.values().forEach(type -> values(version, type));
        }

        private static String sender(ActionDef action) {
            return switch (action.from) {
                case "csms" -> "CSMS";
                case "both" -> "station or CSMS";
                default -> action.from;
            };
        }

        private void heading(Version version, String name, Words words) {
            out.append("\n### ")
                    .append(name)
                    .append(" (")
                    .append(version.number)
                    .append(")\n\n")
                    .append(prose(words.phrase));
            words.clause.ifPresent(clause -> out.append(" (").append(clause).append(')'));
            out.append("\n\n");
        }

        private void action(Version version, ActionDef action) {
            heading(version, action.name, action.words);
            out.append("Sent by the ")
                    .append(sender(action))
                    .append("; profile ")
                    .append(action.profile)
                    .append(".\n\n");
            message(version, "Request", action.request);
            out.append('\n');
            message(version, "Response", action.response);
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
                        "`" + field.name + "`",
                        type(version, field.type),
                        field.unit.orElse(""),
                        field.optional ? "no" : "yes",
                        prose(field.words.phrase));
            }
        }

        private static String type(Version version, TypeRef type) {
            String arguments = type.maxLength
                    .map(String::valueOf)
                    .or(() -> type.multipleOf.map(BigDecimal::toPlainString))
                    .map(argument -> "(" + argument + ")")
                    .orElse("");
            String brackets = type.size.map(ReferenceWriter::brackets).orElse("");
            boolean own = version.enums.containsKey(type.base) || version.types.containsKey(type.base);
            return own ? link(version, type.base) + brackets : type.base + arguments + brackets;
        }

        private static String brackets(Size size) {
            if (size.atLeast == 0 && size.atMost.isEmpty()) {
                return "[]";
            }
            return "[" + size.atLeast + ".." + size.atMost.map(String::valueOf).orElse("") + "]";
        }

        private void values(Version version, EnumDef type) {
            heading(version, type.name, type.words);
            if (type.open) {
                out.append("Other values occur in the field; they are noted and not refused.\n\n");
            }
            row("value", "meaning");
            row("---", "---");
            for (Value value : type.values) {
                String but = value.notIn.isEmpty() ? "" : " Not in " + String.join(", ", value.notIn) + ".";
                row("`" + value.wire + "`", prose(value.words.phrase) + but);
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
}
