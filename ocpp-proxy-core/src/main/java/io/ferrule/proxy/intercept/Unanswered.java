// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

/** Why a call has no reply of its target. */
public enum Unanswered {
    /** The call never went out, so its target knows nothing of it. */
    NOT_SENT,
    /** The call went out, but no reply came that could be read: its target may have done what was asked for. */
    REPLY_MISSING
}
