// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.model.OcppVersion;

/**
 * What can happen to the security of a station: the events of the OCPP 1.6 security extension (white paper edition 3, 5)
 * and of OCPP 2.x (part 2, appendix 1).
 *
 * <p>An event that is critical is pushed to the CSMS and must not get lost (A04.FR.01, A04.FR.03); any event goes to the
 * security log.
 */
public enum SecurityEventType {
    /** The firmware was replaced. */
    FIRMWARE_UPDATED("FirmwareUpdated", Weight.CRITICAL),
    /** The CSMS refused the station's password or certificate. */
    FAILED_TO_AUTHENTICATE_AT_CSMS("FailedToAuthenticateAtCentralSystem", "FailedToAuthenticateAtCsms", Weight.NOTABLE),
    /** The CSMS did not prove who it is. */
    CSMS_FAILED_TO_AUTHENTICATE("CentralSystemFailedToAuthenticate", "CsmsFailedToAuthenticate", Weight.NOTABLE),
    /** The clock was set. */
    SETTING_SYSTEM_TIME("SettingSystemTime", Weight.CRITICAL),
    /** The station has started. */
    STARTUP_OF_THE_DEVICE("StartupOfTheDevice", Weight.CRITICAL),
    /** The station has started again because it was told to. */
    RESET_OR_REBOOT("ResetOrReboot", Weight.CRITICAL),
    /** The security log was emptied. */
    SECURITY_LOG_WAS_CLEARED("SecurityLogWasCleared", Weight.CRITICAL),
    /** A key, certificate, root, password or the security profile was changed. */
    RECONFIGURATION_OF_SECURITY_PARAMETERS("ReconfigurationOfSecurityParameters", Weight.NOTABLE),
    /** Memory or disk is nearly full. */
    MEMORY_EXHAUSTION("MemoryExhaustion", Weight.CRITICAL),
    /** Messages came that are none of OCPP. */
    INVALID_MESSAGES("InvalidMessages", Weight.NOTABLE),
    /** Something came a second time that may come only once. */
    ATTEMPTED_REPLAY_ATTACKS("AttemptedReplayAttacks", Weight.NOTABLE),
    /** Somebody has opened the station. */
    TAMPER_DETECTION_ACTIVATED("TamperDetectionActivated", Weight.CRITICAL),
    /** The signature of a firmware does not fit. */
    INVALID_FIRMWARE_SIGNATURE("InvalidFirmwareSignature", Weight.CRITICAL_SINCE_2),
    /** The certificate that a firmware is signed with is not valid. */
    INVALID_FIRMWARE_SIGNING_CERTIFICATE("InvalidFirmwareSigningCertificate", Weight.CRITICAL_SINCE_2),
    /** The certificate of the CSMS, or a root for it, is not valid. */
    INVALID_CSMS_CERTIFICATE("InvalidCentralSystemCertificate", "InvalidCsmsCertificate", Weight.CRITICAL_SINCE_2),
    /** A certificate that the CSMS sent for the station is not valid. */
    INVALID_STATION_CERTIFICATE(
            "InvalidChargePointCertificate", "InvalidChargingStationCertificate", Weight.CRITICAL_SINCE_2),
    /** The CSMS offers no version of TLS that is allowed. */
    INVALID_TLS_VERSION("InvalidTLSVersion", Weight.CRITICAL_SINCE_2),
    /** The CSMS offers no cipher suite that is allowed. */
    INVALID_TLS_CIPHER_SUITE("InvalidTLSCipherSuite", Weight.CRITICAL_SINCE_2),
    /** Somebody has logged in for maintenance. */
    MAINTENANCE_LOGIN_ACCEPTED("MaintenanceLoginAccepted", Weight.CRITICAL_SINCE_2),
    /** Somebody has tried to log in for maintenance. */
    MAINTENANCE_LOGIN_FAILED("MaintenanceLoginFailed", Weight.CRITICAL_SINCE_2),
    /** A renewed certificate was thrown away, because no connection came about with it. */
    DISCARDED_RENEWED_CLIENT_CERTIFICATE("DiscardedRenewedClientCertificate", Weight.CRITICAL);

    private enum Weight {
        NOTABLE,
        CRITICAL_SINCE_2,
        CRITICAL
    }

    private final String first;
    private final String second;
    private final Weight weight;

    SecurityEventType(String name, Weight weight) {
        this(name, name, weight);
    }

    SecurityEventType(String first, String second, Weight weight) {
        this.first = first;
        this.second = second;
        this.weight = weight;
    }

    /**
     * The name on the wire.
     *
     * @param version version of the conversation
     * @return at most 50 characters
     */
    public String in(OcppVersion version) {
        return later(version) ? second : first;
    }

    /**
     * Whether the documents call it critical.
     *
     * @param version version of the conversation
     * @return true if it must reach the CSMS
     */
    public boolean critical(OcppVersion version) {
        return weight == Weight.CRITICAL || (weight == Weight.CRITICAL_SINCE_2 && later(version));
    }

    private static boolean later(OcppVersion version) {
        return version.compareTo(OcppVersion.V2_0_1) >= 0;
    }
}
