// SPDX-License-Identifier: Apache-2.0
/** What speaks OCPP about keys, certificates and security on behalf of stations that know none of it. */
@NullMarked
package io.ferrule.certs.intercept;

import org.jspecify.annotations.NullMarked;
