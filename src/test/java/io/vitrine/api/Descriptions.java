package io.vitrine.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Adds to the description what springdoc cannot know: scopes, refusals, and which members are always there. */
@TestConfiguration(proxyBeanMethods = false)
class Descriptions {

    private static final String PROBLEM = "Problem";
    private static final String TOKEN = "token";

    @Bean
    OpenAPI title() {
        Schema<?> problem = new ObjectSchema();
        for (String member : List.of("type", "title", "detail", "instance", "code", "help")) {
            problem.addProperty(member, new StringSchema());
        }
        problem.addProperty("status", new Schema<Integer>().type("integer"));
        problem.setTypes(java.util.Set.of("object"));
        problem.setRequired(List.of("type", "title", "status", "detail", "instance", "code", "help"));
        return new OpenAPI()
                .info(new Info().title("Vitrine").version("1"))
                .components(new Components()
                        .addSchemas(PROBLEM, problem)
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("Each operation names the scope that its token needs.")));
    }

    /** OpenAPI 3.1 lets any kind of security name what is needed; every operation may be refused. */
    @Bean
    OperationCustomizer scopes() {
        return (operation, handler) -> {
            Needs needs = handler.getMethodAnnotation(Needs.class);
            if (needs != null) {
                operation.addSecurityItem(
                        new SecurityRequirement().addList(TOKEN, needs.value().key()));
            }
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("Refused")
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    new MediaType()
                                                            .schema(new Schema<>()
                                                                    .$ref("#/components/schemas/" + PROBLEM)))));
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer requiredMembers(RequestMappingHandlerMapping requestMappingHandlerMapping) {
        return api -> {
            Map<String, Class<?>> records = new HashMap<>();
            requestMappingHandlerMapping.getHandlerMethods().values().stream()
                    .filter(handler -> handler.getBeanType().getPackage().equals(Descriptions.class.getPackage()))
                    .forEach(handler -> collect(handler.getMethod(), records));
            api.getComponents().getSchemas().forEach((name, schema) -> {
                Class<?> type = records.get(name.startsWith("Page") ? "Page" : name);
                if (type != null) {
                    schema.setRequired(required(type));
                }
            });
        };
    }

    private static @Nullable List<String> required(Class<?> type) {
        List<String> names = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .sorted()
                .toList();
        return names.isEmpty() ? null : names;
    }

    private static void collect(Method method, Map<String, Class<?>> records) {
        collect(method.getGenericReturnType(), records);
        Arrays.stream(method.getGenericParameterTypes()).forEach(type -> collect(type, records));
    }

    private static void collect(Type type, Map<String, Class<?>> records) {
        if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), records);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, records));
        } else if (type instanceof Class<?> one
                && one.isRecord()
                && one.getPackage().equals(Descriptions.class.getPackage())) {
            Class<?> other = records.put(one.getSimpleName(), one);
            if (other != null && other != one) {
                throw new IllegalStateException("Two records of the API are called " + one.getSimpleName());
            }
            if (other == null) {
                Arrays.stream(one.getRecordComponents())
                        .forEach(component -> collect(component.getGenericType(), records));
            }
        }
    }
}
