// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.soap;

import org.jspecify.annotations.Nullable;

/** Where in a payload we are; written out only when somebody is told. Names of XML need no escaping in a pointer. */
record Path(@Nullable Path above, String token) {

    static final Path ROOT = new Path(null, "");

    Path child(String name) {
        return new Path(this, name);
    }

    Path child(int index) {
        return new Path(this, Integer.toString(index));
    }

    String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Path path = this; path.above != null; path = path.above) {
            pointer.insert(0, path.token).insert(0, '/');
        }
        return pointer.toString();
    }
}
