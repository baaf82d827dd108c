// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

/** How a store looks at the modes of its files. */
public enum Permissions {
    /**
     * A secret that others than the owner may read or write is refused, and so is a foreign owner or a symbolic link.
     */
    OWNER_ONLY,
    /** Modes are not looked at; for file systems that know none and for operators who know better. */
    UNCHECKED
}
