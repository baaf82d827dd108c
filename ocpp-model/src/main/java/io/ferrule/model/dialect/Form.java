// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import java.util.List;

/**
 * The two ways between the form of the WSDL and another one. Lists are texts of JSON values; what does not have the form that
 * a way starts from comes out as it went in. Implementations are immutable and safe for use by several threads.
 */
interface Form {

    /** Brings the entries of the list with that name into the form of the WSDL. */
    List<String> toCanonical(String list, List<String> entries);

    /** Brings the entries of the list with that name, which have the form of the WSDL, into this one. */
    List<String> fromCanonical(String list, List<String> entries);
}
