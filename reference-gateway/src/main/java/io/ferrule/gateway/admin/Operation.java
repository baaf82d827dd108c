// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import io.ferrule.gateway.admin.Page.Answer;

/** Something to be asked for with parameters, or to be done. Asked by several threads at once; may wait a few seconds. */
@FunctionalInterface
public interface Operation {

    /**
     * Does it.
     *
     * @param request what the caller wants; whatever a caller may have written is in it
     * @return what the caller gets
     */
    Answer answer(Request request);
}
