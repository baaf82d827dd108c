// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.enrol.EnrolmentAnswer;

/** Ends the pursuit of an order with an answer. Never leaves the package. */
final class AcmeFailure extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String NO_ACCOUNT = "accountDoesNotExist";

    private final transient EnrolmentAnswer answer;
    private final boolean over;
    private final String type;

    private AcmeFailure(EnrolmentAnswer answer, boolean over, String type) {
        super(answer.toString(), null, false, false);
        this.answer = answer;
        this.over = over;
        this.type = type;
    }

    /** What the server finds wrong with a question. */
    static AcmeFailure of(Problem problem) {
        EnrolmentAnswer answer = problem.answer("the authority answers " + problem.status());
        boolean over =
                answer instanceof EnrolmentAnswer.Refused || problem.type().equals(NO_ACCOUNT);
        return new AcmeFailure(answer, over, problem.type());
    }

    /** What the server says to a question; the order goes on if asking again may help. */
    static AcmeFailure of(EnrolmentAnswer answer) {
        return new AcmeFailure(answer, answer instanceof EnrolmentAnswer.Refused, "");
    }

    /** The order itself has come to nothing; only a new one may help. */
    static AcmeFailure ofOrder(EnrolmentAnswer answer) {
        return new AcmeFailure(answer, true, "");
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

    /** Whether the server has forgotten the account. */
    boolean accountUnknown() {
        return type.equals(NO_ACCOUNT);
    }

    /** Whether another order has replaced the certificate already (RFC 9773, 5). */
    boolean alreadyReplaced() {
        return type.equals("alreadyReplaced");
    }
}
