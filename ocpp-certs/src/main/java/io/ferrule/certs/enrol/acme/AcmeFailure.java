// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.enrol.EnrolmentAnswer;

/** Ends the pursuit of an order with an answer. Never leaves the package. */
final class AcmeFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient EnrolmentAnswer answer;
    private final boolean over;
    private final boolean accountUnknown;

    private AcmeFailure(EnrolmentAnswer answer, boolean over, boolean accountUnknown) {
        super(answer.toString(), null, false, false);
        this.answer = answer;
        this.over = over;
        this.accountUnknown = accountUnknown;
    }

    /** What the server says to a question; the order goes on if asking again may help. */
    static AcmeFailure of(EnrolmentAnswer answer) {
        return new AcmeFailure(answer, answer instanceof EnrolmentAnswer.Refused, false);
    }

    /** The order itself has come to nothing; only a new one may help. */
    static AcmeFailure ofOrder(EnrolmentAnswer answer) {
        return new AcmeFailure(answer, true, false);
    }

    /** The server has forgotten the account. */
    static AcmeFailure ofAccount(EnrolmentAnswer answer) {
        return new AcmeFailure(answer, true, true);
    }

    static AcmeFailure refused(String why) {
        return of(new EnrolmentAnswer.Refused(why));
    }

    EnrolmentAnswer answer() {
        return answer;
    }

    /** Whether the order is of no use any more. */
    boolean over() {
        return over;
    }

    boolean accountUnknown() {
        return accountUnknown;
    }
}
