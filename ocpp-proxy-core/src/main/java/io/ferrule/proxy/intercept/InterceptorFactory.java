// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

/** Opens one interceptor for each session. Called on the session's lane before its first frame. */
@FunctionalInterface
public interface InterceptorFactory {

    /**
     * Opens an interceptor.
     *
     * @param session the session it will serve
     * @return a new interceptor
     * @throws RuntimeException to refuse the session; it is closed, other sessions go on
     */
    Interceptor open(Session session);
}
