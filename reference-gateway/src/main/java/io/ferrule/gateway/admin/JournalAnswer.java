// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import io.ferrule.proxy.journal.JournalException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the journal on behalf of somebody who asks by HTTP. */
public final class JournalAnswer {

    private static final int SECONDS = 4;

    private JournalAnswer() {}

    /**
     * Waits a few seconds.
     *
     * @param stage what the journal was asked for
     * @param <T> what it answers
     * @return the answer
     * @throws JournalException if the journal refuses
     * @throws IllegalStateException if it does not answer
     */
    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof JournalException known ? known : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the journal does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the journal", e);
        }
    }
}
