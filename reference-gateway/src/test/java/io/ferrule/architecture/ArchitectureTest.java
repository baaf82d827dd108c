// SPDX-License-Identifier: Apache-2.0
package io.ferrule.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rooms and arrows of the house, held by test; the picture is in {@code docs/concepts.md}. */
class ArchitectureTest {

    private static final String[] THIRD_PARTIES = {
        "com.fasterxml.",
        "org.json.",
        "org.everit.",
        "org.java_websocket.",
        "org.bouncycastle.",
        "org.snakeyaml.",
        "com.google.re2j."
    };
    private static final List<String> LIBRARIES = List.of(
            "io.ferrule.model", "io.ferrule.proxy", "io.ferrule.certs", "io.ferrule.charging", "io.ferrule.ids");

    private final JavaClasses ferrule = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ferrule");

    @Test
    void theModelKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("io.ferrule.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.ferrule.proxy..",
                        "io.ferrule.certs..",
                        "io.ferrule.charging..",
                        "io.ferrule.ids..",
                        "io.ferrule.policy..",
                        "io.ferrule.gateway..")
                .check(ferrule);
    }

    @Test
    void theProxyKnowsOnlyTheModel() {
        noClasses()
                .that()
                .resideInAPackage("io.ferrule.proxy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.ferrule.certs..",
                        "io.ferrule.charging..",
                        "io.ferrule.ids..",
                        "io.ferrule.policy..",
                        "io.ferrule.gateway..")
                .check(ferrule);
    }

    @Test
    void identityPowerAndSuspicionNeverSeeEachOther() {
        neverSee("io.ferrule.certs..", "io.ferrule.charging..", "io.ferrule.ids..", "io.ferrule.policy..");
        neverSee("io.ferrule.charging..", "io.ferrule.certs..", "io.ferrule.ids..", "io.ferrule.policy..");
        neverSee("io.ferrule.ids..", "io.ferrule.certs..", "io.ferrule.charging..");
        neverSee("io.ferrule.policy..", "io.ferrule.certs..", "io.ferrule.charging..");
    }

    @Test
    void onlyInterceptPackagesOfTheEnginesKnowTheProxy() {
        noClasses()
                .that()
                .resideInAnyPackage("io.ferrule.certs..", "io.ferrule.charging..", "io.ferrule.ids..")
                .and()
                .resideOutsideOfPackage("..intercept..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ferrule.proxy..")
                .allowEmptyShould(true)
                .check(ferrule);
    }

    @Test
    void nobodyReachesIntoAnotherModulesInternals() {
        for (String library : LIBRARIES) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(library + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library + "..internal..")
                    .check(ferrule);
        }
    }

    @Test
    void noExportedSignatureMentionsAThirdParty() {
        classes()
                .that()
                .resideOutsideOfPackages("..internal..", "io.ferrule.gateway..", "io.ferrule.benchmarks..")
                .should(mentionNoThirdPartyInTheirSignatures())
                .check(ferrule);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(exportedPackages()).should().beFreeOfCycles().check(ferrule);
    }

    @Test
    void nobodySleepsAndOnlyTheCommandLinePrints() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(ferrule);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ferrule.gateway..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ferrule);
    }

    @Test
    void staticFieldsAreFinal() {
        fields().that().areStatic().should().beFinal().check(ferrule);
    }

    private void neverSee(String here, String... others) {
        noClasses()
                .that()
                .resideInAPackage(here)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .check(ferrule);
    }

    /** A package and its internals count as one: what is internal exists to serve it. */
    private static SliceAssignment exportedPackages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return SliceIdentifier.of(name.replaceFirst("\\.(internal|validation|dialect|v\\d+)\\b.*", ""));
            }

            @Override
            public String getDescription() {
                return "exported packages";
            }
        };
    }

    private static ArchCondition<JavaClass> mentionNoThirdPartyInTheirSignatures() {
        return new ArchCondition<>("mention no third party in their signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!exported(type)) {
                    return;
                }
                type.getCodeUnits().stream()
                        .filter(unit -> visible(unit.getModifiers()))
                        .filter(unit -> java.util.stream.Stream.of(
                                        unit.getRawParameterTypes().stream(),
                                        unit.getReturnType().getAllInvolvedRawTypes().stream(),
                                        unit.getExceptionTypes().stream())
                                .flatMap(types -> types)
                                .anyMatch(ArchitectureTest::foreign))
                        .forEach(unit -> events.add(SimpleConditionEvent.violated(type, unit.getFullName())));
                type.getFields().stream()
                        .filter(field -> visible(field.getModifiers()) && foreign(field.getRawType()))
                        .forEach(field -> events.add(SimpleConditionEvent.violated(type, field.getFullName())));
            }
        };
    }

    private static boolean exported(JavaClass type) {
        return visible(type.getModifiers())
                && type.getEnclosingClass().map(ArchitectureTest::exported).orElse(true);
    }

    private static boolean visible(java.util.Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean foreign(JavaClass type) {
        return java.util.Arrays.stream(THIRD_PARTIES).anyMatch(type.getName()::startsWith);
    }
}
