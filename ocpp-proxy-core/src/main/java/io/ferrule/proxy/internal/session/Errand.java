// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.model.Reply;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A call of our own that sets out.
 *
 * @param position index of the interceptor that it meets first
 * @param upstream for whom it is made, if not for ourselves
 * @param injector who waits for the reply
 */
record Errand(Call call, int position, Optional<String> upstream, CompletableFuture<Reply> injector) {}
