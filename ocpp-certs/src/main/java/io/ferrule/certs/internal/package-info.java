// SPDX-License-Identifier: Apache-2.0
/** What the packages of this module share and nobody else sees. */
@NullMarked
package io.ferrule.certs.internal;

import org.jspecify.annotations.NullMarked;
