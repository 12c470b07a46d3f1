package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives the OpenAPI description of the API, which a test keeps true, where the administrator wants it to be read. */
@RestController
class Description {

    static final String ADDRESS = "/api/v1/openapi.json";
    static final String RESOURCE = "openapi.json";

    private final ApiSettings settings;

    Description(ApiSettings settings) {
        this.settings = settings;
    }

    @GetMapping(path = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "describe",
            summary = "Read this description",
            security = {},
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OpenAPI 3.1",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"))))
    ResponseEntity<Resource> read() {
        if (!settings.description()) {
            throw ApiException.of(Problem.NOT_FOUND, "This server does not describe its API");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(new ClassPathResource(RESOURCE));
    }
}
