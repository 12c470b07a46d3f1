package io.vitrine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.Cast.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route, asked for by everybody: what comes of it stands in {@code routes.txt}. A route without a line there fails,
 * and so does a line without a route.
 */
@PageTest
class RouteMatrixTests {

    private static final Path TABLE = Path.of("src/test/resources/pages/routes.txt");

    /** Routes of filters, which no controller maps. */
    private static final Set<String> OF_FILTERS = Set.of("POST /sign-in", "POST /sign-in/code", "POST /sign-out");

    /** Not part of this context: they need the media plane, and know no people. */
    private static final Set<String> ELSEWHERE = Set.of("io.vitrine.playback.HlsController");

    /** It buys and sells with threads of its own, and would see nothing of what is not committed. */
    private static final String NOT_UNDONE = "POST /console/self-test";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ApplicationContext context;

    private final Map<String, Map<Part, String>> table = new LinkedHashMap<>();

    @BeforeEach
    void readTable() throws IOException {
        for (String line : Files.readAllLines(TABLE)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.strip().split("\\s+");
            Map<Part, String> row = new TreeMap<>();
            for (Part part : Part.values()) {
                row.put(part, cells[2 + part.ordinal()]);
            }
            table.put(cells[0] + " " + cells[1], row);
        }
    }

    @Test
    void tableHasEveryRouteAndNoOther() {
        Set<String> routes = new TreeSet<>(mapped());
        routes.addAll(OF_FILTERS);
        assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void controllersAreAllInThisContext() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        Set<String> here = requestMappingHandlerMapping.getHandlerMethods().values().stream()
                .map(method -> method.getBeanType().getName())
                .collect(Collectors.toSet());
        assertThat(scanner.findCandidateComponents("io.vitrine").stream()
                        .map(BeanDefinition::getBeanClassName)
                        .map(Objects::requireNonNull)
                        .filter(name -> !here.contains(name))
                        .filter(name -> !name.endsWith("Tests"))
                        .collect(Collectors.toSet()))
                .isEqualTo(ELSEWHERE);
    }

    @Test
    void routesOpenForWhomTheTableSaysAndForNobodyElse() throws IOException {
        Cast cast = new Cast(context);
        List<String> found = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        Set<String> routes = new TreeSet<>(mapped());
        routes.addAll(OF_FILTERS);
        for (String route : routes) {
            Map<Part, String> row = new TreeMap<>();
            for (Part part : Part.values()) {
                String outcome = outcome(ask(cast, route, part, true));
                row.put(part, outcome);
                String expected = table.getOrDefault(route, Map.of()).get(part);
                if (!outcome.equals(expected)) {
                    wrong.add(route + " for " + part + ": " + outcome + " instead of " + expected);
                }
            }
            found.add(line(route, row));
        }
        Files.write(Path.of("target/routes.txt"), found);
        assertThat(wrong)
                .as("what differs from " + TABLE + "; all of it is in target/routes.txt")
                .isEmpty();
    }

    @Test
    void changesWithoutTheTokenOfAFormAreRefused() {
        Cast cast = new Cast(context);
        List<String> open = new ArrayList<>();
        table.forEach((route, row) -> {
            if (route.startsWith("GET ")
                    || route.startsWith("ANY ")
                    || row.containsValue("token")
                    || route.contains(" /stripe/")) {
                return;
            }
            Part part = whoMay(row);
            MvcTestResult answer = ask(cast, route, part, false);
            String location = Objects.toString(answer.getResponse().getRedirectedUrl(), "");
            if (answer.getResponse().getStatus() != 403 && !location.endsWith("?error=expired")) {
                open.add(route + ": " + answer.getResponse().getStatus());
            }
        });
        assertThat(open).isEmpty();
    }

    @Test
    void answersTellBrowsersHowToTreatThem() {
        Cast cast = new Cast(context);
        List<String> wrong = new ArrayList<>();
        table.forEach((route, row) -> {
            if (route.startsWith("GET ")) {
                for (Part part : Part.values()) {
                    MockHttpServletResponse answer =
                            ask(cast, route, part, true).getResponse();
                    missing(route, answer).forEach(header -> wrong.add(route + " for " + part + ": " + header));
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static List<String> missing(String route, MockHttpServletResponse answer) {
        List<String> missing = new ArrayList<>();
        String policy = Objects.toString(answer.getHeader("Content-Security-Policy"), "");
        boolean api = route.contains(" /api/");
        if (!api && !(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"))
                || policy.contains("unsafe")) {
            missing.add("Content-Security-Policy is " + policy);
        }
        if (!"nosniff".equals(answer.getHeader("X-Content-Type-Options"))) {
            missing.add("no nosniff");
        }
        if (!api && answer.getHeader("Referrer-Policy") == null) {
            missing.add("no Referrer-Policy");
        }
        if (!"DENY".equals(answer.getHeader("X-Frame-Options"))) {
            missing.add("X-Frame-Options is " + answer.getHeader("X-Frame-Options"));
        }
        String caching = Objects.toString(answer.getHeader("Cache-Control"), "");
        boolean page = Objects.toString(answer.getContentType(), "").startsWith("text/html");
        boolean signedInArea = route.matches("GET /(studio|console|account|apply)(/.*)?");
        if ((page || signedInArea) && !caching.contains("no-store")) {
            missing.add("Cache-Control is " + caching);
        }
        return missing;
    }

    /** What is done by it is undone. */
    private MvcTestResult ask(Cast cast, String route, Part part, boolean withToken) {
        String[] words = route.split(" ");
        var request = mvc.method(HttpMethod.valueOf(words[0].equals("ANY") ? "GET" : words[0]))
                .uri(cast.address(words[1], part));
        @Nullable Person person = cast.person(part);
        if (person != null) {
            request.with(person.signedIn());
        }
        if (withToken) {
            request.with(csrf());
        }
        if (route.equals(NOT_UNDONE)) {
            return request.exchange();
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            return request.exchange();
        }));
    }

    /** The first who may, the most powerful first. */
    private static Part whoMay(Map<Part, String> row) {
        return Arrays.stream(Part.values())
                .sorted((one, other) -> other.compareTo(one))
                .filter(part -> "yes".equals(row.get(part)))
                .findFirst()
                .orElse(Part.OWNER);
    }

    private static String outcome(MvcTestResult answer) {
        if (answer.getUnresolvedException() != null) {
            return "fails:" + answer.getUnresolvedException().getClass().getSimpleName();
        }
        MockHttpServletResponse response = answer.getResponse();
        if ("/sign-in".equals(response.getRedirectedUrl())) {
            return "sign-in";
        }
        return switch (response.getStatus()) {
            case 401 -> "token";
            case 403 -> "no";
            case 404 -> "none";
            default -> response.getStatus() < 500 ? "yes" : "fails:" + response.getStatus();
        };
    }

    private Set<String> mapped() {
        Set<String> routes = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(info -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String pattern : info.getPatternValues()) {
                if (methods.isEmpty()) {
                    routes.add("ANY " + pattern);
                }
                methods.forEach(method -> routes.add(method + " " + pattern));
            }
        });
        return routes;
    }

    private static String line(String route, Map<Part, String> row) {
        return String.format("%-6s %-62s ", route.split(" ")[0], route.split(" ")[1])
                + row.values().stream().map(cell -> String.format("%-8s", cell)).collect(Collectors.joining());
    }
}
