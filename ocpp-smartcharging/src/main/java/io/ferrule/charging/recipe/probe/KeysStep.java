// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.model.Payload;
import io.ferrule.model.v16.GetConfigurationRequest;
import io.ferrule.model.v16.V16;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the keys of smart charging (OCPP 1.6 edition 2, 9.4). Some stations do not answer for single keys: then all are
 * asked for.
 */
final class KeysStep implements Step {

    private static final List<String> KEYS = List.of(
            "SupportedFeatureProfiles",
            "ChargeProfileMaxStackLevel",
            "ChargingScheduleAllowedChargingRateUnit",
            "ChargingScheduleMaxPeriods",
            "MaxChargingProfilesInstalled",
            "ConnectorSwitch3to1PhaseSupported");
    private static final int MOST_KEYS = 1_000;

    private final Findings findings;
    private int asked;
    private boolean known;

    KeysStep(Findings findings) {
        this.findings = findings;
    }

    @Override
    public Optional<ProbeCall> next(Instant now) {
        if (known || asked == 2) {
            return Optional.empty();
        }
        asked++;
        List<String> wanted = asked == 1 ? KEYS : List.of();
        return Optional.of(findings.profiles().call(V16.GET_CONFIGURATION.name(), new GetConfigurationRequest(wanted)));
    }

    @Override
    public void hear(ProbeAnswer answer) {
        if (answer instanceof ProbeAnswer.CallResult result) {
            read(result.payload());
        }
        if (!known && asked == 2) {
            findings.open("the keys of GetConfiguration");
        }
    }

    private void read(Payload payload) {
        int size = Math.min(payload.size("/configurationKey"), MOST_KEYS);
        for (int i = 0; i < size; i++) {
            String at = "/configurationKey/" + i;
            Optional<String> name = payload.string(at + "/key");
            Optional<String> value = payload.string(at + "/value");
            if (name.isPresent() && value.isPresent()) {
                findings.learn(name.get(), value.get());
                known |= KEYS.stream().anyMatch(key -> key.equalsIgnoreCase(name.get()));
            }
        }
    }
}
