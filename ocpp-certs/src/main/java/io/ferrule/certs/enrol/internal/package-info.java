// SPDX-License-Identifier: Apache-2.0
/** What the ways to an authority share and nobody else sees. */
@NullMarked
package io.ferrule.certs.enrol.internal;

import org.jspecify.annotations.NullMarked;
