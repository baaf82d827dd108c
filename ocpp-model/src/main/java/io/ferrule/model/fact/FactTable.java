// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import io.ferrule.model.OcppVersion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where facts stand in the messages of all versions. Each line has the versions ({@code 1.x} is 1.5 and 1.6; {@code 2.x} is
 * 2.0.1 and 2.1, which kept all its actions), the action, {@code >} for its request or {@code <} for its response, the kind,
 * and the path; {@code .} is the payload itself, a star each element of an array. On JSON the list of 1.5 is found in both spellings.
 */
final class FactTable {

    private static final String IDENTIFIERS =
            """
            1.x Authorize              > HOLDER /idTag
            1.x StartTransaction       > HOLDER /idTag
            1.x StopTransaction        > HOLDER /idTag
            1.x RemoteStartTransaction > HOLDER /idTag
            1.x ReserveNow             > HOLDER /idTag
            1.x ReserveNow             > GROUP  /parentIdTag
            1.5 SendLocalList          > HOLDER /localAuthorisationList/*/idTag
            1.5 SendLocalList          > INFO   /localAuthorisationList/*/idTagInfo
            1.x SendLocalList          > HOLDER /localAuthorizationList/*/idTag
            1.x SendLocalList          > INFO   /localAuthorizationList/*/idTagInfo
            1.x Authorize              < INFO   /idTagInfo
            1.x StartTransaction       < INFO   /idTagInfo
            1.x StopTransaction        < INFO   /idTagInfo
            2.x Authorize               > HOLDER /idToken
            2.x TransactionEvent        > HOLDER /idToken
            2.x RequestStartTransaction > HOLDER /idToken
            2.x RequestStartTransaction > GROUP  /groupIdToken
            2.x ReserveNow              > HOLDER /idToken
            2.x ReserveNow              > GROUP  /groupIdToken
            2.x CustomerInformation     > HOLDER /idToken
            2.x SendLocalList           > HOLDER /localAuthorizationList/*/idToken
            2.x SendLocalList           > INFO   /localAuthorizationList/*/idTokenInfo
            2.x Authorize               < INFO   /idTokenInfo
            2.x TransactionEvent        < INFO   /idTokenInfo
            """;

    private static final String CONNECTORS =
            """
            1.x MeterValues            > CONNECTOR .
            1.x StartTransaction       > CONNECTOR .
            1.x StatusNotification     > CONNECTOR .
            1.x ChangeAvailability     > CONNECTOR .
            1.x RemoteStartTransaction > CONNECTOR .
            1.x ReserveNow             > CONNECTOR .
            1.x UnlockConnector        > CONNECTOR .
            1.6 ClearChargingProfile   > CONNECTOR .
            1.6 GetCompositeSchedule   > CONNECTOR .
            1.6 GetCompositeSchedule   < CONNECTOR .
            1.6 SetChargingProfile     > CONNECTOR .
            1.6 TriggerMessage         > CONNECTOR .
            1.6 ExtendedTriggerMessage > CONNECTOR .
            2.x MeterValues              > EVSE_ID        .
            2.x StatusNotification       > EVSE_CONNECTOR .
            2.x TransactionEvent         > EVSE           /evse
            2.x ChangeAvailability       > EVSE           /evse
            2.x TriggerMessage           > EVSE           /evse
            2.x UnlockConnector          > EVSE_CONNECTOR .
            2.x RequestStartTransaction  > EVSE_ID        .
            2.x ReserveNow               > EVSE_ID        .
            2.x Reset                    > EVSE_ID        .
            2.x SetChargingProfile       > EVSE_ID        .
            2.x GetChargingProfiles      > EVSE_ID        .
            2.x ReportChargingProfiles   > EVSE_ID        .
            2.x ClearChargingProfile     > EVSE_ID        /chargingProfileCriteria
            2.x GetCompositeSchedule     > EVSE_ID        .
            2.x GetCompositeSchedule     < EVSE_ID        /schedule
            2.x NotifyChargingLimit      > EVSE_ID        .
            2.x ClearedChargingLimit     > EVSE_ID        .
            2.x NotifyEVChargingNeeds    > EVSE_ID        .
            2.x NotifyEVChargingSchedule > EVSE_ID        .
            """;

    private static final String TRANSACTIONS =
            """
            1.x MeterValues            > TRANSACTION /transactionId
            1.x StartTransaction       < TRANSACTION /transactionId
            1.x StopTransaction        > TRANSACTION /transactionId
            1.x RemoteStopTransaction  > TRANSACTION /transactionId
            1.6 RemoteStartTransaction > TRANSACTION /chargingProfile/transactionId
            1.6 SetChargingProfile     > TRANSACTION /csChargingProfiles/transactionId
            2.x TransactionEvent        > TRANSACTION /transactionInfo/transactionId
            2.x RequestStartTransaction > TRANSACTION /chargingProfile/transactionId
            2.x RequestStartTransaction < TRANSACTION /transactionId
            2.x RequestStopTransaction  > TRANSACTION /transactionId
            2.x GetTransactionStatus    > TRANSACTION /transactionId
            2.x CostUpdated             > TRANSACTION /transactionId
            2.x SetChargingProfile      > TRANSACTION /chargingProfile/transactionId
            2.x ReportChargingProfiles  > TRANSACTION /chargingProfile/*/transactionId
            2.x NotifyEvent             > TRANSACTION /eventData/*/transactionId
            2.x SetDisplayMessage       > TRANSACTION /message/transactionId
            2.x NotifyDisplayMessages   > TRANSACTION /messageInfo/*/transactionId
            """;

    private static final String LIMITS =
            """
            1.6 RemoteStartTransaction > PROFILE  /chargingProfile
            1.6 SetChargingProfile     > PROFILE  /csChargingProfiles
            1.6 GetCompositeSchedule   < SCHEDULE /chargingSchedule
            2.x RequestStartTransaction  > PROFILE  /chargingProfile
            2.x SetChargingProfile       > PROFILE  /chargingProfile
            2.x ReportChargingProfiles   > PROFILE  /chargingProfile/*
            2.x GetCompositeSchedule     < SCHEDULE /schedule
            2.x NotifyChargingLimit      > SCHEDULE /chargingSchedule/*
            2.x NotifyEVChargingSchedule > SCHEDULE /chargingSchedule
            """;

    private static final String SETTINGS =
            """
            1.x ChangeConfiguration > KEY_VALUE .
            1.x GetConfiguration    > KEY       /key/*
            1.x GetConfiguration    < KEY_VALUE /configurationKey/*
            1.x GetConfiguration    < KEY       /unknownKey/*
            2.x SetVariables > VARIABLE /setVariableData/*
            2.x SetVariables < VARIABLE /setVariableResult/*
            2.x GetVariables > VARIABLE /getVariableData/*
            2.x GetVariables < VARIABLE /getVariableResult/*
            2.x NotifyReport > REPORT   /reportData/*
            2.x NotifyEvent  > EVENT    /eventData/*
            """;

    private static final String ADDRESSES =
            """
            1.x GetDiagnostics       > DIAGNOSTICS /location
            1.x UpdateFirmware       > FIRMWARE    .
            1.6 SignedUpdateFirmware > FIRMWARE    /firmware
            1.6 GetLog               > LOG         /log/remoteLocation
            2.x GetLog               > LOG         /log/remoteLocation
            2.x UpdateFirmware       > FIRMWARE    /firmware
            2.x PublishFirmware      > FIRMWARE    .
            2.x PublishFirmwareStatusNotification > PUBLISHED_FIRMWARE /location/*
            2.x SetNetworkProfile    > CSMS    /connectionData/ocppCsmsUrl
            2.x SetNetworkProfile    > VPN     /connectionData/vpn/server
            2.x Authorize            > OCSP    /iso15118CertificateHashData/*/responderURL
            2.x GetCertificateStatus > OCSP    /ocspRequestData/responderURL
            2.x SetDisplayMessage     > MESSAGE /message/message
            2.x NotifyDisplayMessages > MESSAGE /messageInfo/*/message
            2.x Authorize             < MESSAGE /idTokenInfo/personalMessage
            2.x TransactionEvent      < MESSAGE /idTokenInfo/personalMessage
            2.x TransactionEvent      < MESSAGE /updatedPersonalMessage
            2.x SendLocalList         > MESSAGE /localAuthorizationList/*/idTokenInfo/personalMessage
            """;

    private static final Map<String, Set<OcppVersion>> VERSIONS = Map.of(
            "1.5", Set.of(OcppVersion.V1_5),
            "1.6", Set.of(OcppVersion.V1_6),
            "1.x", Set.of(OcppVersion.V1_5, OcppVersion.V1_6),
            "2.x", Set.of(OcppVersion.V2_0_1, OcppVersion.V2_1));

    private static final List<Row> ROWS = Stream.of(IDENTIFIERS, CONNECTORS, TRANSACTIONS, LIMITS, SETTINGS, ADDRESSES)
            .flatMap(String::lines)
            .map(FactTable::row)
            .toList();

    private static final Map<Message, List<Row>> BY_MESSAGE = ROWS.stream()
            .flatMap(row -> row.versions().stream().map(version -> Map.entry(row.in(version), row)))
            .collect(Collectors.groupingBy(
                    Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));

    /** The request or the response of an action. */
    record Message(OcppVersion version, String action, boolean request) {}

    /** One line. */
    record Row(Set<OcppVersion> versions, String action, boolean request, Kind kind, List<String> path) {
        Message in(OcppVersion version) {
            return new Message(version, action, request);
        }
    }

    private FactTable() {}

    static List<Row> rows() {
        return ROWS;
    }

    static List<Row> rows(Message message) {
        return BY_MESSAGE.getOrDefault(message, List.of());
    }

    private static Row row(String line) {
        String[] columns = line.split(" +", -1);
        return new Row(
                Objects.requireNonNull(VERSIONS.get(columns[0])),
                columns[1],
                columns[2].equals(">"),
                Kind.valueOf(columns[3]),
                columns[4].equals(".")
                        ? List.of()
                        : List.of(columns[4].substring(1).split("/", -1)));
    }
}
