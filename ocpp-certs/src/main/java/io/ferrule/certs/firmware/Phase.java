// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

/** How far an update has come. Each phase is on disk before anybody learns of it. */
enum Phase {
    /** Waits until the image may be fetched, or fetched again. */
    SCHEDULED,
    /** The image is being fetched. */
    DOWNLOADING,
    /** The image is here and is being checked. */
    DOWNLOADED,
    /** The image is what was signed; waits until it may be installed, and for the station. */
    VERIFIED,
    /** The station is being told where the image is; perhaps it knows. */
    OFFERING,
    /** The station knows where the image is. */
    OFFERED,
    /** The station has the image. From here on nobody can stop it. */
    FETCHED,
    /** The station says that it installs. */
    INSTALLING,
    /** It is over, well or badly. */
    ENDED;

    /** Whether what the station says about firmware is about this update. */
    boolean atStation() {
        return this == OFFERING || this == OFFERED || beyondRecall();
    }

    /** Whether the station may fetch the image. */
    boolean serving() {
        return this == OFFERING || this == OFFERED;
    }

    boolean beyondRecall() {
        return this == FETCHED || this == INSTALLING;
    }

    /** Whether the image is needed, and was found good before. */
    boolean needsImage() {
        return this == VERIFIED || serving();
    }
}
