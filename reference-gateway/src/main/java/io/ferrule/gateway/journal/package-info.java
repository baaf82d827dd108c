// SPDX-License-Identifier: Apache-2.0
/** {@code ferrule journal}: what an operator may do with the journal of a gateway without its admin port. */
@NullMarked
package io.ferrule.gateway.journal;

import org.jspecify.annotations.NullMarked;
