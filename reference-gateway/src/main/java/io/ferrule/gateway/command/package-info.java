// SPDX-License-Identifier: Apache-2.0
/** What commands on the durable state of a gateway have in common: how they answer, and how they say that they cannot. */
@NullMarked
package io.ferrule.gateway.command;

import org.jspecify.annotations.NullMarked;
