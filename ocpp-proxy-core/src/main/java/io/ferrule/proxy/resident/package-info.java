// SPDX-License-Identifier: Apache-2.0
/**
 * Stations without a socket, for a gateway that has something to say to a CSMS of its own: a Local Controller, for example.
 *
 * <p>A {@link io.ferrule.proxy.resident.Resident} is given to {@link io.ferrule.proxy.ProxyBuilder#resident}. From then on it
 * is one station among all others: the directory tells where its CSMS is, the interceptors of the proxy see its messages,
 * and events, metrics and {@link io.ferrule.proxy.Proxy#stations} tell of it. Its own interceptor stands nearer to the station
 * than all of them:
 *
 * <ul>
 *   <li>what it answers or rejects goes to the CSMS; what it lets pass has nobody to go to and is refused with NotSupported,
 *       or with NotImplemented if the version knows no such action (OCPP 2.0.1 part 4, 4.3);
 *   <li>it speaks by {@link io.ferrule.proxy.intercept.Session#call} to the CSMS's side, at any time: calls wait, bounded, until the
 *       upstream is open.
 * </ul>
 *
 * <p>A session begins with the proxy. Where it ends, because the CSMS is lost in mirror mode or for any other reason, the next one
 * begins when the station's back-off is over, with a new interceptor; so what is to survive is kept by the factory. In
 * buffer mode the session goes on, and {@link io.ferrule.proxy.intercept.Interceptor#onUpstream} tells when the CSMS is
 * back.
 *
 * <pre>{@code
 * Resident controller = new Resident(new StationId("LC-1"), OcppVersion.V2_0_1, session -> new Controller(session));
 * Proxy proxy = Proxy.builder().upstream(directory).resident(controller).start();
 * }</pre>
 */
@NullMarked
package io.ferrule.proxy.resident;

import org.jspecify.annotations.NullMarked;
