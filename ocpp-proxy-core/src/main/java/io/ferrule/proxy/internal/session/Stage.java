// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.intercept.Session;

/** One interceptor in its place in one session. */
record Stage(String name, OnFailure onFailure, Session session, Interceptor interceptor, Interests interests) {

    boolean wants(String action) {
        return interests.include(action);
    }

    boolean brief() {
        return interests.isBrief();
    }
}
