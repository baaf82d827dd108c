// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.ids.watch.Samples.Sample;
import java.util.Locale;

/**
 * Signed meter values as calibration law wants them. The signature is not verified here, since the key of a meter is known to others;
 * what is seen is that values stop being signed, lose their parts, come in another sequence or under another key.
 */
final class SignedWatch implements Watch {

    private static final String OCMF = "OCMF|";

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        boolean values = o.isCall("MeterValues") || o.isCall("StopTransaction") || o.isCall("TransactionEvent");
        if (!values || o.marks().containsKey(Mark.TX_REPLAYED)) {
            return;
        }
        JsonNode request = o.request();
        String id = request.path("transactionId")
                .asText(request.path("transactionInfo").path("transactionId").asText());
        Transaction transaction = station.transactions.get(Kept.of(id));
        int number = transaction == null ? Json.integer(request, "connectorId").orElse(1) : transaction.connector;
        ConnectorMemory connector = station.connector(number);
        for (Sample sample : o.samples()) {
            if (!sample.signed.isEmpty()) {
                signed(o, connector, sample.signed);
                mark(transaction);
            }
        }
        boolean end =
                o.isCall("StopTransaction") || Json.text(request, "eventType").equals("Ended");
        if (end && transaction != null) {
            ended(o, connector, transaction);
        }
    }

    private static void mark(@org.jspecify.annotations.Nullable Transaction transaction) {
        if (transaction != null) {
            transaction.signed = true;
        }
    }

    private static void ended(Observation o, ConnectorMemory connector, Transaction transaction) {
        if (transaction.signed) {
            connector.signedTransactions++;
        } else if (connector.signedTransactions > 0 && !Double.isNaN(transaction.start)) {
            o.mark(Mark.SIGNED, "missing");
        }
    }

    private static void signed(Observation o, ConnectorMemory connector, String text) {
        JsonNode wrapped = text.startsWith("{") ? Json.tree(text) : Json.tree("{}");
        String data = wrapped.has("signedMeterValue") ? Json.text(wrapped, "signedMeterValue") : text;
        key(o, connector, Kept.of(Json.text(wrapped, "publicKey")));
        if (text.startsWith("{") && !wrapped.isObject()) {
            o.mark(Mark.SIGNED, "truncated");
        } else if (data.startsWith(OCMF)) {
            ocmf(o, connector, data);
        }
    }

    private static void key(Observation o, ConnectorMemory connector, String key) {
        if (key.isEmpty()) {
            return;
        }
        if (!connector.publicKey.isEmpty() && !connector.publicKey.equals(key)) {
            o.mark(Mark.SIGNED, "key");
        }
        connector.publicKey = key;
    }

    /** Open Charge Metering Format: a record and its signature, with a page counter such as T12 in the record. */
    private static void ocmf(Observation o, ConnectorMemory connector, String data) {
        int signature = data.lastIndexOf("|{");
        JsonNode record =
                signature > OCMF.length() ? Json.tree(data.substring(OCMF.length(), signature)) : Json.tree("");
        JsonNode sealed = signature > 0 ? Json.tree(data.substring(signature + 1)) : Json.tree("");
        if (!record.isObject() || Json.text(sealed, "SD").isEmpty()) {
            o.mark(Mark.SIGNED, "truncated");
            return;
        }
        int seal = Json.text(sealed, "SD").hashCode();
        int value = record.hashCode();
        if (connector.seal == seal && connector.sealed != value) {
            o.mark(Mark.SIGNED, "seal");
        }
        connector.seal = seal;
        connector.sealed = value;
        String page = Json.text(record, "PG").toLowerCase(Locale.ROOT);
        if (!page.matches("t[0-9]{1,15}")) {
            return;
        }
        long number = Long.parseLong(page.substring(1));
        int content = data.hashCode();
        boolean again = number == connector.page && content == connector.lastPageHash;
        if (connector.page >= 0 && number <= connector.page && !again) {
            o.mark(Mark.SIGNED, "sequence");
        }
        connector.page = Math.max(connector.page, number);
        connector.lastPageHash = content;
    }
}
