// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Reply;
import org.jspecify.annotations.Nullable;

/** A reply to a call of ours, or why there is none. */
record Heard(@Nullable Reply reply, @Nullable Throwable failure) {}
