package io.vitrine.shop;

import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves pictures where no edge does so from the disk. */
@Controller
class ImageController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final ProductImages images;

    ImageController(ProductImages images) {
        this.images = images;
    }

    @GetMapping("/shop/images/{name}")
    ResponseEntity<Resource> show(@PathVariable String name) {
        return images.file(name)
                .map(file -> ResponseEntity.ok()
                        .cacheControl(FOR_EVER)
                        .contentType(MediaType.IMAGE_JPEG)
                        .<Resource>body(new FileSystemResource(file)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
