// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.StationDnsName;
import io.ferrule.certs.StationSubject;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whom a certificate must name that an authority of DNS names has given: exactly the name that was ordered (RFC 8555, 7.4),
 * with O and CN (OCPP 2.0.1 part 2, A00.FR.404 and 405) left out or right.
 */
class LeafNamesTest {

    private static final String NAME = "sn-0001.stations.example.internal";

    private final LeafBench bench = new LeafBench();

    LeafNamesTest() throws Exception {
        bench.name = new StationDnsName("Example CPO", NAME);
    }

    private static Recipe names(Recipe recipe, GeneralName... names) {
        return recipe.with(Extension.subjectAlternativeName, true, new GeneralNames(names));
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    static Stream<Arguments> goodNames() {
        return Stream.of(
                Arguments.of("nothing else", (UnaryOperator<Recipe>) recipe -> names(recipe.subject(), dns(NAME))),
                Arguments.of("CN too", (UnaryOperator<Recipe>) recipe -> recipe.subject(BCStyle.CN, NAME)),
                Arguments.of("O too", (UnaryOperator<Recipe>) recipe -> recipe.subject(BCStyle.O, "Example CPO")),
                Arguments.of("both", (UnaryOperator<Recipe>)
                        recipe -> recipe.subject(BCStyle.O, "Example CPO", BCStyle.CN, NAME)),
                Arguments.of("upper case", (UnaryOperator<Recipe>) recipe -> names(
                        recipe.subject(BCStyle.CN, NAME.toUpperCase(Locale.ROOT)), dns(NAME.toUpperCase(Locale.ROOT)))),
                Arguments.of("for clients", (UnaryOperator<Recipe>)
                        recipe -> recipe.subject(BCStyle.CN, NAME).purpose(KeyPurposeId.id_kp_clientAuth)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodNames")
    void acceptsTheNameThatWasOrdered(String title, UnaryOperator<Recipe> change) throws Exception {
        Recipe recipe = change.apply(bench.good().dnsName(NAME));

        LeafVerdict.Accepted accepted = bench.accepted(bench.chain(recipe));

        assertThat(accepted.notes()).isEmpty();
    }

    static Stream<Arguments> badNames() {
        return Stream.of(
                bad("another name", Refusal.DNS_NAME, recipe -> recipe.dnsName("sn-0002.stations.example.internal")),
                bad("a name below", Refusal.DNS_NAME, recipe -> recipe.dnsName("x." + NAME)),
                bad("a wildcard", Refusal.DNS_NAME, recipe -> recipe.dnsName("*.stations.example.internal")),
                bad("two names", Refusal.DNS_NAME, recipe -> names(recipe, dns(NAME), dns("www.example.com"))),
                bad("the name twice", Refusal.DNS_NAME, recipe -> names(recipe, dns(NAME), dns(NAME))),
                bad(
                        "an address too",
                        Refusal.DNS_NAME,
                        recipe -> names(recipe, dns(NAME), new GeneralName(GeneralName.iPAddress, "10.0.0.1"))),
                bad(
                        "the name as mail",
                        Refusal.DNS_NAME,
                        recipe -> names(recipe, new GeneralName(GeneralName.rfc822Name, NAME))),
                bad("none", Refusal.DNS_NAME, recipe -> recipe.without(Extension.subjectAlternativeName)),
                bad("CN alone", Refusal.DNS_NAME, recipe -> recipe.subject(BCStyle.CN, NAME)
                        .without(Extension.subjectAlternativeName)),
                bad("another CN", Refusal.COMMON_NAME, recipe -> recipe.subject(BCStyle.CN, "SN-0001")),
                bad("another O", Refusal.ORGANISATION, recipe -> recipe.subject(BCStyle.O, "Other CPO")),
                bad("for servers only", Refusal.EXTENDED_KEY_USAGE, recipe -> recipe.subject(BCStyle.CN, NAME)
                        .purpose(KeyPurposeId.id_kp_serverAuth)));
    }

    private static Arguments bad(String title, Refusal reason, UnaryOperator<Recipe> change) {
        return Arguments.of(title, reason, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badNames")
    void refusesEveryOtherForItsOwnReason(String title, Refusal reason, UnaryOperator<Recipe> change) throws Exception {
        Recipe recipe = change.apply(bench.good().dnsName(NAME));

        Refusal refusal = bench.refused(bench.chain(recipe));

        assertThat(refusal).isEqualTo(reason);
    }

    /** A00.FR.404 and 405: what an authority of DNS names may leave out, a CSMS may not. */
    @Test
    void acceptsNoDnsNameInPlaceOfOperatorAndSerialNumber() throws Exception {
        bench.name = new StationSubject("Example CPO", "SN-0001");

        Refusal refusal = bench.refused(bench.chain(names(bench.good().subject(), dns(NAME))));

        assertThat(refusal).isEqualTo(Refusal.ORGANISATION);
    }
}
