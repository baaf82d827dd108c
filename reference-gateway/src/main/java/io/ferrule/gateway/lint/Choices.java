// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import io.ferrule.gateway.config.NearestWord;
import io.ferrule.model.OcppVersion;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The words that an option takes and what they mean. */
final class Choices<T> {

    private final String option;
    private final Map<String, T> meanings = new LinkedHashMap<>();

    private Choices(String option) {
        this.option = option;
    }

    /** The names of enum constants in small letters. */
    static <E extends Enum<E>> Choices<E> of(String option, Class<E> type) {
        Choices<E> choices = new Choices<>(option);
        for (E constant : type.getEnumConstants()) {
            choices.meanings.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return choices;
    }

    /** The numbers of the versions that lint can judge. */
    static Choices<OcppVersion> versions(String option) {
        Choices<OcppVersion> choices = new Choices<>(option);
        for (OcppVersion version : OcppVersion.values()) {
            if (Linter.VERSIONS.contains(version)) {
                choices.meanings.put(version.number(), version);
            }
        }
        return choices;
    }

    /** What a word means; throws picocli's usage error, naming the nearest word, for one that means nothing. */
    T of(String word, CommandLine command) {
        T meaning = meanings.get(word);
        if (meaning == null) {
            String nearest = NearestWord.of(word, meanings.keySet())
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("; use " + String.join(", ", meanings.keySet()) + ".");
            throw new ParameterException(command, option + " does not take '" + word + "'" + nearest);
        }
        return meaning;
    }
}
