// SPDX-License-Identifier: Apache-2.0
/**
 * A look at the raw conversation: each text before anybody else has seen it, each reply on its way to who called, and what goes on
 * below the frames. Interceptors see calls and replies that can be read; a {@link io.ferrule.proxy.guard.Guard} also sees what cannot, what nobody
 * asked for, and where it came from.
 */
@NullMarked
package io.ferrule.proxy.guard;

import org.jspecify.annotations.NullMarked;
