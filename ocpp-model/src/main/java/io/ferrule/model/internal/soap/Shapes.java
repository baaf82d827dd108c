// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.soap;

import io.ferrule.model.internal.schema.MessageSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The shapes of messages, read on first use. Safe for use by several threads. */
public final class Shapes {

    private final Map<Class<? extends Record>, Shape> shapes = new ConcurrentHashMap<>();

    /** Starts with none. */
    public Shapes() {}

    /** The shape of a request or a response. */
    public Shape of(Class<? extends Record> type) {
        return shapes.computeIfAbsent(
                type, missing -> Shape.of(MessageSchema.document(missing), WsdlDifferences.emptyIfAbsent(missing)));
    }
}
