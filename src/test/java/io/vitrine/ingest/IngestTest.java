package io.vitrine.ingest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs ingest with an nginx-rtmp, and less patience than in earnest. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        classes = IngestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "vitrine.ingest.interval=500ms",
            "vitrine.ingest.grace=1s",
            "vitrine.ingest.silence=4s",
            "vitrine.ingest.takeover=1500ms",
            "vitrine.ingest.patience=2s"
        })
@interface IngestTest {}
