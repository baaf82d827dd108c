// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

/** How it stands with a station's CSMS. */
public enum UpstreamState {
    /** It is being dialled for the first time in this session or anew on purpose, and how that ends is not known. */
    CONNECTING,
    /** The upstream is open. */
    OPEN,
    /** There is none: the station is not connected, the last dial failed, or the connection was lost. */
    AWAY
}
