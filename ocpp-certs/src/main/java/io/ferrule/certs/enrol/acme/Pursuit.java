// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.internal.Quote;
import io.ferrule.model.Payload;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one order through its states as far as it goes (RFC 8555, 7.1.6). For one thread and one call. */
final class Pursuit {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
    private static final int MAX_PARTS = 20;

    private final Conversation conversation;
    private final OpenOrder order;
    private final ChallengeResponder responder;
    private final SigningRequest request;

    Pursuit(Conversation conversation, OpenOrder order, ChallengeResponder responder, SigningRequest request) {
        this.conversation = conversation;
        this.order = order;
        this.responder = responder;
        this.request = request;
    }

    /** Where an order stands: certified, or how long to wait before looking again. */
    private sealed interface Stand {

        record Certified(String chain) implements Stand {}

        record Waiting(Optional<Duration> retryAfter) implements Stand {}
    }

    EnrolmentAnswer run(Patience patience) throws IOException, AcmeFailure, InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            Stand stand = look();
            if (stand instanceof Stand.Certified certified) {
                return new EnrolmentAnswer.Issued(certified.chain());
            }
            Duration wait = ((Stand.Waiting) stand).retryAfter().orElse(pause);
            // A server that says zero is not asked without a pause.
            if (!patience.await(wait.compareTo(pause) < 0 ? pause : wait)) {
                return new EnrolmentAnswer.Later(Patience.bounded(wait));
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }

    private Stand look() throws IOException, AcmeFailure {
        Reply reply = conversation.read(order.url());
        Payload state = reply.json();
        return switch (state.string("/status").orElse("")) {
            case "pending" -> new Stand.Waiting(authorizeAll(state));
            case "ready" -> new Stand.Waiting(send(Reply.url(state, "/finalize")));
            case "processing" -> new Stand.Waiting(reply.retryAfter());
            case "valid" ->
                new Stand.Certified(
                        conversation.read(Reply.url(state, "/certificate")).text());
            case "invalid" -> throw failed(state);
            default -> throw new IOException("the order is in a state that is none");
        };
    }

    private Optional<Duration> send(URI finalize) throws IOException, AcmeFailure {
        Payload csr = Payload.empty().with("/csr", Base64Url.of(request.der()));
        return conversation.say(finalize, csr).retryAfter();
    }

    /** Some servers leave the reason with the name that could not be confirmed. */
    private AcmeFailure failed(Payload state) throws IOException, AcmeFailure {
        if (!state.has("/error")) {
            var unused = authorizeAll(state);
        }
        return AcmeFailure.ofOrder(Problem.within(state, "/error").answer("the order has failed"));
    }

    private Optional<Duration> authorizeAll(Payload state) throws IOException, AcmeFailure {
        Optional<Duration> longest = Optional.empty();
        for (int i = 0; i < Math.min(state.size("/authorizations"), MAX_PARTS); i++) {
            Reply reply = conversation.read(Reply.url(state, "/authorizations/" + i));
            authorize(reply.json());
            Duration before = longest.orElse(Duration.ZERO);
            longest = reply.retryAfter()
                    .filter(wait -> wait.compareTo(before) > 0)
                    .or(() -> Optional.of(before));
        }
        return longest;
    }

    private void authorize(Payload authorization) throws IOException, AcmeFailure {
        String status = authorization.string("/status").orElse("");
        if (status.equals("valid")) {
            return;
        }
        String challenge = challenge(authorization);
        if (status.equals("invalid")) {
            throw AcmeFailure.ofOrder(Problem.within(authorization, challenge + "/error")
                    .answer("the authority could not confirm the name by " + responder.type()));
        }
        if (!status.equals("pending")) {
            throw AcmeFailure.ofOrder(
                    new EnrolmentAnswer.Unavailable("the authorization was taken back or is too old"));
        }
        prove(authorization, challenge);
    }

    /** Where in an authorization the challenge of our type is. */
    private String challenge(Payload authorization) throws AcmeFailure {
        List<String> offered = new ArrayList<>();
        for (int i = 0; i < Math.min(authorization.size("/challenges"), MAX_PARTS); i++) {
            String type = authorization.string("/challenges/" + i + "/type").orElse("");
            if (type.equals(responder.type())) {
                return "/challenges/" + i;
            }
            offered.add(type);
        }
        throw AcmeFailure.refused("the authority does not offer " + responder.type() + " for the name, but "
                + (offered.isEmpty() ? "nothing" : Quote.of(String.join(", ", offered))));
    }

    private void prove(Payload authorization, String challenge) throws IOException, AcmeFailure {
        String token = authorization.string(challenge + "/token").orElse("");
        String name = authorization.string("/identifier/value").orElse("");
        if (!Challenge.token(token)) {
            throw AcmeFailure.refused("the authority's challenge has a token that is none");
        }
        try {
            order.show(new Challenge(name, token, conversation.key().authorization(token)), responder);
        } catch (IOException e) {
            throw AcmeFailure.of(
                    new EnrolmentAnswer.Unavailable("the answer to the authority's challenge cannot be shown: "
                            + e.getClass().getSimpleName()));
        }
        boolean waits = authorization
                .string(challenge + "/status")
                .filter("pending"::equals)
                .isPresent();
        if (waits) {
            conversation.say(Reply.url(authorization, challenge + "/url"), Payload.empty());
        }
    }
}
