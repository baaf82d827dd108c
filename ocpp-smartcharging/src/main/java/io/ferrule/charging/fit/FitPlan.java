// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import java.util.List;

/**
 * What to send to a station, and what it cannot be told.
 *
 * @param messages in the order of their times
 * @param notExpressible in the order of their times
 */
public record FitPlan(List<FitMessage> messages, List<NotExpressible> notExpressible) {

    /** Copies the lists. */
    public FitPlan {
        messages = List.copyOf(messages);
        notExpressible = List.copyOf(notExpressible);
    }
}
