// SPDX-License-Identifier: Apache-2.0
/**
 * The settings that belong to the gateway, in the place of the station's own: security profile, password, organisation, and what
 * the gateway can do with certificates (OCPP 1.6 security white paper edition 3, A01, A05 and configuration keys; OCPP 2.0.1 part 2,
 * SecurityCtrlr).
 *
 * <p>{@link io.ferrule.certs.intercept.settings.StationSettings} answers GetConfiguration and ChangeConfiguration of 1.6, and
 * GetVariables and SetVariables of 2.0.1: what belongs to the gateway itself, everything else with the station's words. A new password
 * or profile is tried at once by dialling anew, is kept when the CSMS answers, and given up where only the former one works.
 *
 * <p>In 2.x a profile comes as a network connection profile (A05, B09, B10): SetNetworkProfile, NetworkConfigurationPriority, and a Reset,
 * which reaches the station; the next connection goes by the first slot. Slots 0 to 9; all of them lead to the one CSMS.
 *
 * <pre>{@code
 * StationSettings settings = StationSettings.over(SettingsStore.open(dir, master, permissions, random), rules, events);
 * Proxy.builder().intercept("settings", OnFailure.REJECT, settings.interceptors())
 *
 * // in the UpstreamDirectory:
 * NorthboundChoice choice = settings.choiceOf(station).orElse(configured);
 * }</pre>
 */
@NullMarked
package io.ferrule.certs.intercept.settings;

import org.jspecify.annotations.NullMarked;
