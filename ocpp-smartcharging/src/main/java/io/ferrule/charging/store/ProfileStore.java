// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Purpose;
import io.ferrule.model.OcppVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The profiles that a station has. A change makes another store.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param version whose rules of replacement hold
 * @param profiles in the order in which they were installed
 */
public record ProfileStore(OcppVersion version, List<InstalledProfile> profiles) {

    /** Copies the list. */
    public ProfileStore {
        profiles = List.copyOf(profiles);
    }

    /**
     * A store with nothing in it.
     *
     * @param version whose rules of replacement hold
     * @return an empty store
     */
    public static ProfileStore empty(OcppVersion version) {
        return new ProfileStore(version, List.of());
    }

    /**
     * Installs a profile in place of what it replaces: the one with the same identifier, and in 1.6 also the one of the
     * same purpose and stack level at the same connector (OCPP 1.6 edition 2, 5.16). An external constraint is
     * never replaced by a profile of another purpose (OCPP 2.0.1 part 2, K01.FR.05).
     *
     * @param fresh the profile; it is not validated
     * @return a store with it at the end
     */
    public ProfileStore with(InstalledProfile fresh) {
        ProfileStore rest = without(old -> replaces(fresh, old));
        List<InstalledProfile> all = new ArrayList<>(rest.profiles);
        all.add(fresh);
        return new ProfileStore(version, all);
    }

    private boolean replaces(InstalledProfile fresh, InstalledProfile old) {
        boolean sameOrigin = external(fresh) == external(old);
        boolean sameId = fresh.profile().id() == old.profile().id() && sameOrigin;
        return sameId || (version == OcppVersion.V1_6 && samePlace(fresh, old));
    }

    /** Same EVSE, purpose and stack level. */
    static boolean samePlace(InstalledProfile one, InstalledProfile other) {
        ChargingProfile mine = one.profile();
        ChargingProfile theirs = other.profile();
        return one.evseId() == other.evseId()
                && mine.purpose() == theirs.purpose()
                && mine.stackLevel() == theirs.stackLevel();
    }

    private static boolean external(InstalledProfile installed) {
        return installed.profile().purpose() == Purpose.EXTERNAL_CONSTRAINTS;
    }

    /**
     * Removes what a request asks to clear; external constraints stay, they are not the CSMS's to clear (OCPP 2.0.1
     * part 2, K10.FR.06).
     *
     * @param clearing what to clear
     * @return a store without that; of the same size if nothing fits
     */
    public ProfileStore without(Clearing clearing) {
        return without(installed -> !external(installed) && clearing.fits(installed));
    }

    /**
     * Removes the TxProfiles of an EVSE, whose transaction has ended (OCPP 1.6 edition 2, 3.13.1).
     *
     * @param evseId where the transaction ran
     * @return a store without them
     */
    public ProfileStore afterTransaction(int evseId) {
        return without(
                installed -> installed.evseId() == evseId && installed.profile().purpose() == Purpose.TX);
    }

    private ProfileStore without(Predicate<InstalledProfile> unwanted) {
        return new ProfileStore(
                version, profiles.stream().filter(unwanted.negate()).toList());
    }
}
