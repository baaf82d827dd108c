// SPDX-License-Identifier: Apache-2.0
/** Power: charging profiles, composite schedules and the sharing of a site. */
package io.ferrule.charging;
