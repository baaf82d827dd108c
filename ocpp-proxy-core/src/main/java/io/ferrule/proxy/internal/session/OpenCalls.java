// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import java.util.ArrayList;
import java.util.List;

/** The unanswered calls of one caller, bounded in number and in size. Used on the session's lane only. */
final class OpenCalls {

    private final CallLimits limits;
    private final List<OpenCall> calls = new ArrayList<>(2);
    private long characters;

    OpenCalls(CallLimits limits) {
        this.limits = limits;
    }

    boolean full() {
        return calls.size() >= limits.open() || characters >= limits.characters();
    }

    void add(OpenCall open) {
        calls.add(open);
        characters += open.received().text().length();
    }

    void remove(OpenCall open) {
        if (calls.removeIf(other -> other == open)) {
            characters -= open.received().text().length();
        }
    }

    /** Whether the caller has already made a call under this id. */
    boolean knows(String id) {
        return calls.stream().anyMatch(open -> open.id().equals(id));
    }

    /** Whether the caller waits for a reply to any of them. */
    boolean awaited() {
        return calls.stream().anyMatch(open -> !open.orphaned());
    }

    /** Whether the caller says again, word for word, what it has already asked and waits for. */
    boolean repeats(Call call) {
        return calls.stream()
                .filter(open -> !open.orphaned())
                .map(OpenCall::received)
                .anyMatch(other -> other.id().equals(call.id())
                        && other.action().equals(call.action())
                        && other.expectsReply() == call.expectsReply()
                        && other.payload().equals(call.payload()));
    }

    /** From now on nobody waits for the replies. */
    void orphan() {
        calls.forEach(OpenCall::orphan);
    }

    int size() {
        return calls.size();
    }

    /** Forgets all calls. */
    List<OpenCall> clear() {
        List<OpenCall> all = List.copyOf(calls);
        calls.clear();
        characters = 0;
        return all;
    }
}
