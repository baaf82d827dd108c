// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

/** What happens with frames that the OCPP documents do not allow. */
public enum ValidationMode {
    /** They are not looked for. */
    OFF,
    /** They pass; what is wrong about them is reported afterwards. */
    OBSERVE,
    /** They are reported, mended where a mend is known, and pass; 1.6 only, other versions are observed. */
    REPAIR,
    /** They are reported and refused with the code of the first finding. */
    ENFORCE
}
