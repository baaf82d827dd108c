// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.Action;
import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.util.Arrays;
import java.util.stream.Stream;

/** A request or a response of an action. */
record Message(Action<?, ?> action, boolean request) {

    /** All messages of all versions. */
    static Stream<Message> all() {
        return Arrays.stream(OcppVersion.values()).flatMap(Message::of);
    }

    /** All messages of a version. */
    static Stream<Message> of(OcppVersion version) {
        return ActionCatalogue.actions(version).stream()
                .flatMap(action -> Stream.of(new Message(action, true), new Message(action, false)));
    }

    Class<? extends Record> type() {
        return request ? action.requestType() : action.responseType();
    }

    Assessment judge(SchemaCheck check, String json) {
        Payload payload = Payload.of(json);
        return request ? check.request(action, payload) : check.response(action, payload);
    }

    @Override
    public String toString() {
        return action.version().number() + " " + type().getSimpleName();
    }
}
