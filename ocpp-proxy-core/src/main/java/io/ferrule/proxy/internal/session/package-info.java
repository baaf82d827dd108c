// SPDX-License-Identifier: Apache-2.0
/**
 * Sessions: how frames travel between a station, its interceptors and its CSMS, and how a session begins and ends.
 */
@NullMarked
package io.ferrule.proxy.internal.session;

import org.jspecify.annotations.NullMarked;
