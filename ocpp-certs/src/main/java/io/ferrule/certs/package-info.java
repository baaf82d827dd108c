// SPDX-License-Identifier: Apache-2.0
/** Keys and certificates on the station's behalf. */
package io.ferrule.certs;
