// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.model.StationId;
import java.util.concurrent.CompletionStage;

/** What is known of each station: boot, status, configuration. Safe for use by several threads. */
public interface StationBook {

    /**
     * Writes the last accepted boot.
     *
     * @param station the station
     * @param boot its boot
     * @return when it is on disk; {@link JournalException.Reason#FULL} if there is no room
     */
    CompletionStage<Void> write(StationId station, BootRecord boot);

    /**
     * Writes the last status of a connector.
     *
     * @param station the station
     * @param status the status
     * @return when it is on disk; {@link JournalException.Reason#FULL} if there is no room
     */
    CompletionStage<Void> write(StationId station, StatusRecord status);

    /**
     * Writes that the CSMS has been told of a boot. Without effect if another one has taken its place.
     *
     * @param station the station
     * @param boot the boot as it was read
     * @return when it is on disk
     */
    CompletionStage<Void> told(StationId station, BootRecord boot);

    /**
     * Writes that the CSMS has been told of a status. Without effect if another one has taken its place.
     *
     * @param station the station
     * @param status the status as it was read
     * @return when it is on disk
     */
    CompletionStage<Void> told(StationId station, StatusRecord status);

    /**
     * Writes one key of a station's configuration.
     *
     * @param station the station
     * @param key name of the key; 1 to 255 characters
     * @param value its value
     * @return when it is on disk; {@link JournalException.Reason#FULL} if there is no room
     */
    CompletionStage<Void> shadow(StationId station, String key, String value);

    /**
     * Reads everything about a station.
     *
     * @param station the station
     * @return what is known; empty parts for a station that is not
     */
    CompletionStage<StationRecord> read(StationId station);

    /**
     * Forgets boot, status and configuration of a station; its entries, replies and transactions stay.
     *
     * @param station the station
     * @return when it is on disk
     */
    CompletionStage<Void> forget(StationId station);
}
