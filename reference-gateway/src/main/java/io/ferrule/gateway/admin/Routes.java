// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import io.ferrule.gateway.admin.Page.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the admin port offers, by method and path. A segment of a path in braces stands for any one segment. What changes
 * something wants {@code Content-Type: application/json}: a page in a browser cannot send that to a foreign address without
 * asking first. Filled by one thread, then only read.
 */
public final class Routes {

    private static final String JSON = "application/json";

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, String path, Operation operation) {

        Optional<List<String>> matches(List<String> wanted) {
            List<String> own = segments(path);
            if (own.size() != wanted.size()) {
                return Optional.empty();
            }
            List<String> variables = new ArrayList<>();
            for (int i = 0; i < own.size(); i++) {
                if (own.get(i).startsWith("{")) {
                    variables.add(decoded(wanted.get(i)));
                } else if (!own.get(i).equals(decoded(wanted.get(i)))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    /** Makes an empty list. */
    public Routes() {}

    /**
     * Adds something to be read.
     *
     * @param path its path
     * @param page what is fetched; the query is ignored
     * @return this list
     */
    public Routes page(String path, Page page) {
        return query(path, request -> page.answer());
    }

    /**
     * Adds something to be read with parameters.
     *
     * @param path its path
     * @param operation answers
     * @return this list
     */
    public Routes query(String path, Operation operation) {
        routes.add(new Route("GET", path, operation));
        return this;
    }

    /**
     * Adds something that changes something.
     *
     * @param method {@code POST} or {@code DELETE}
     * @param path its path
     * @param operation does it
     * @return this list
     */
    public Routes action(String method, String path, Operation operation) {
        routes.add(new Route(method, path, operation));
        return this;
    }

    /** Answers one request; what an operation throws comes out. */
    Answer answer(String method, URI uri, Optional<String> contentType) {
        List<String> wanted = segments(Optional.ofNullable(uri.getRawPath()).orElse(""));
        List<Route> here = routes.stream()
                .filter(route -> route.matches(wanted).isPresent())
                .toList();
        if (here.isEmpty()) {
            return Answer.line(404, "There is " + String.join(", ", paths()) + ".");
        }
        boolean reads = method.equals("GET") || method.equals("HEAD");
        Optional<Route> route = here.stream()
                .filter(it -> it.method().equals(reads ? "GET" : method))
                .findFirst();
        if (route.isEmpty()) {
            String allowed = allowed(here);
            return Answer.line(405, "Here is only " + allowed + ".").with("Allow", allowed);
        }
        if (!reads && contentType.filter(Routes::json).isEmpty()) {
            return Answer.line(415, "Send \"Content-Type: " + JSON + "\", also without a body.");
        }
        List<String> variables = route.get().matches(wanted).orElse(List.of());
        return route.get().operation().answer(new Request(parameters(uri), variables));
    }

    private List<String> paths() {
        return routes.stream().map(Route::path).distinct().sorted().toList();
    }

    private static String allowed(List<Route> here) {
        List<String> methods = here.stream()
                .map(route -> route.method().equals("GET") ? "GET, HEAD" : route.method())
                .distinct()
                .sorted()
                .toList();
        return String.join(", ", methods);
    }

    private static boolean json(String type) {
        return type.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip().equals(JSON);
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** The decoder is made for forms, where a plus is a blank; here it is a plus. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
