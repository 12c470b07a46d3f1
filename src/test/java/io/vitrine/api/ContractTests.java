package io.vitrine.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.tokens.Scope;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Holds the running application to the description of its API: each operation is asked for over HTTP, and what is sent and
 * answered is what the document says. An operation without an example fails, and so does a route that is not described.
 */
@DescribedApi
class ContractTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Programs programs;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void routesOfTheApiAreAllDescribedAndNoOthersAre() throws IOException {
        Set<String> mapped = new TreeSet<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api"))
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> mapped.add(method + " " + pattern))));
        assertThat(contract().operations().stream().map(Operation::route).collect(Collectors.toSet()))
                .isEqualTo(mapped);
    }

    @Test
    void operationsWhenAskedForAnswerAsDescribed() throws Exception {
        Contract contract = contract();
        ContractShop shop = ContractShop.open(context, programs);
        List<ContractShop.Example> examples = shop.examples();
        assertThat(examples.stream().map(ContractShop.Example::operation))
                .as("an example for each operation")
                .containsExactlyInAnyOrderElementsOf(
                        contract.operations().stream().map(Operation::id).toList());
        List<String> wrong = new ArrayList<>();
        for (ContractShop.Example example : examples) {
            Operation operation = contract.operation(example.operation());
            if (!example.body().isEmpty()) {
                contract.checkRequest(operation, example.body(), wrong);
            }
            HttpResponse<String> answer = shop.client(port).ask(operation, example);
            contract.checkAnswer(operation, answer, wrong);
            if (answer.statusCode() >= 400) {
                wrong.add(operation.route() + " is refused: " + answer.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void operationsWhenRefusedSayWhyAsDescribed() throws Exception {
        Contract contract = contract();
        ContractShop shop = ContractShop.open(context, programs);
        ContractShop other = ContractShop.open(context, programs);
        List<String> wrong = new ArrayList<>();
        for (ContractShop.Example example : shop.examples()) {
            Operation operation = contract.operation(example.operation());
            if (operation.scope().isEmpty()) {
                continue;
            }
            ContractClient client = shop.client(port);
            expect(401, contract, operation, client.withoutToken(operation, example), wrong);
            expect(403, contract, operation, client.as(shop.lacking(operation.scope()), operation, example), wrong);
            if (operation.route().contains("{") && !operation.scope().startsWith("site:")) {
                expect(404, contract, operation, client.as(other.shopToken(), operation, example), wrong);
            }
            if (!example.body().isEmpty()) {
                expect(400, contract, operation, client.ask(operation, example.with("{\"oh\"")), wrong);
                expect(415, contract, operation, client.asText(operation, example), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Else all of the others would be right whatever is answered. */
    @Test
    void contractWhenABodyIsNoneOfItsNoticesThat() throws IOException {
        Contract contract = contract();
        Operation create = contract.operation("createProduct");
        for (String body :
                List.of("{\"titel\": \"Cup\"}", "{\"title\": 1}", "[]", "{\"variants\": [{\"id\": \"x\"}]}")) {
            List<String> wrong = new ArrayList<>();
            contract.checkRequest(create, body, wrong);
            assertThat(wrong).as(body).isNotEmpty();
        }
    }

    @Test
    void scopesAreAllOfUse() throws IOException {
        assertThat(contract().operations().stream().map(Operation::scope).collect(Collectors.toSet()))
                .containsAll(List.of(Scope.values()).stream().map(Scope::key).toList());
    }

    private static void expect(
            int status, Contract contract, Operation operation, HttpResponse<String> answer, List<String> wrong) {
        contract.checkAnswer(operation, answer, wrong);
        if (answer.statusCode() != status) {
            wrong.add(operation.route() + " answers " + answer.statusCode() + " instead of " + status + ": "
                    + answer.body());
        }
    }

    private static Contract contract() throws IOException {
        return Contract.of(Files.readString(DescriptionTests.FILE));
    }
}
